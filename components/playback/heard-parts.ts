import type { TimeRange } from "./time-ranges";

/** So much is heard before it is reported: often enough to see, rarely enough not to draw at every frame. */
const REPORT_EVERY_MS = 1_000;

/** Follows the position while it plays and tells what has been heard; a leap is not hearing. */
export class HeardParts {
  #part: TimeRange | null = null;

  /** The position has come to `timeMs` by playing. Returns what to mark as heard, when there is enough. */
  playedTo(timeMs: number): TimeRange | null {
    if (this.#part === null || timeMs < this.#part.endMs) {
      this.#part = { startMs: timeMs, endMs: timeMs };
      return null;
    }
    const part = { startMs: this.#part.startMs, endMs: timeMs };
    const isEnough = part.endMs - part.startMs >= REPORT_EVERY_MS;
    this.#part = isEnough ? { startMs: timeMs, endMs: timeMs } : part;
    return isEnough ? part : null;
  }

  /** Playing stops, or goes on elsewhere. Returns what was heard and not told yet. */
  leap(): TimeRange | null {
    const part = this.#part;
    this.#part = null;
    return part && part.endMs > part.startMs ? part : null;
  }
}
