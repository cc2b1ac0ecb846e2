import { setImmediate as nextTurn } from "node:timers/promises";

/** A listener's next bytes wait for no longer than this. */
const SLICE_MS = 8;
/** Of the cheap work that is done for each frame, so much takes about a millisecond. */
const ITEMS_AT_ONCE = 8_192;

/** Long work cut into slices, between which the process serves whoever waits. */
export class Slices {
  #startedAt = performance.now();

  /** Lets others have their turn when this slice has lasted long enough. */
  async pause(): Promise<void> {
    if (performance.now() - this.#startedAt < SLICE_MS) return;
    await nextTurn();
    this.#startedAt = performance.now();
  }

  /** Does `work` for `length` items, from one to another, with pauses. */
  async over(
    length: number,
    work: (from: number, to: number) => void,
    itemsAtOnce = ITEMS_AT_ONCE,
  ): Promise<void> {
    for (let from = 0; from < length; from += itemsAtOnce) {
      work(from, Math.min(length, from + itemsAtOnce));
      await this.pause();
    }
  }
}
