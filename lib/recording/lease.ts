import { BLOCK_BYTES } from "./block-cache";
import { type RetryPolicy, resumableBytes } from "./resumable-bytes";
import type { SpoolEntry } from "./spool-entry";
import { type OpenUpstream, UpstreamCutError } from "./upstream";

/** Why a listener was cut off; its connection must be broken, not ended. */
class ListenerEndedError extends Error {
  override readonly name = "ListenerEndedError";
}

/** One for all, as each range ends by it: an error of its own would note its stack. */
const RELEASED = new ListenerEndedError("The listener was released.");

/** By name: the class exists once in each bundle, and the spool serves them all. */
export function isListenerEnded(error: unknown): boolean {
  return error instanceof Error && error.name === "ListenerEndedError";
}

export type LeaseOptions = {
  entry: SpoolEntry;
  open: OpenUpstream;
  retry: RetryPolicy;
  /** The listener's own end: it left, or may not listen any more. */
  signal: AbortSignal;
  onRelease: (lease: Lease) => void;
  now: () => number;
  /** How many blocks to read before they are needed; fewer the more listen, so that none is forgotten before its use. */
  blocksAhead: () => number;
};

/** One listener's hold on a spooled recording. While it is held, the recording is neither evicted nor stopped. */
export class Lease {
  readonly entry: SpoolEntry;
  /** When bytes were last taken, in the spool's milliseconds. */
  lastReadAt: number;
  readonly #options: LeaseOptions;
  readonly #abort = new AbortController();
  #released = false;

  constructor(options: LeaseOptions) {
    this.#options = options;
    this.entry = options.entry;
    this.lastReadAt = options.now();
    if (options.signal.aborted) this.#abort.abort(options.signal.reason);
    else options.signal.addEventListener("abort", this.#onOuterAbort);
  }

  /** Aborts when the listener left or was cut off. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Cuts the listener off. */
  end(why: string): void {
    this.#abort.abort(new ListenerEndedError(why));
  }

  release(): void {
    if (this.#released) return;
    this.#released = true;
    this.#options.signal.removeEventListener("abort", this.#onOuterAbort);
    this.#abort.abort(RELEASED);
    this.#options.onRelease(this);
  }

  /** Resolves when type, size and ETag are known; rejects with the platform's error. */
  ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      const refuse = () => reject(this.signal.reason);
      if (this.signal.aborted) return refuse();
      if (this.entry.identity) return resolve();
      this.signal.addEventListener("abort", refuse, { once: true });
      this.entry.ready.then(resolve, reject);
    });
  }

  /**
   * Size of the whole recording. When the platform does not tell, this waits until all of it has come; null when
   * that cannot be, as there is no room to keep it.
   */
  async wholeSize(): Promise<number | null> {
    const { entry } = this;
    while (entry.sizeBytes === null) {
      if (entry.failure) throw entry.failure;
      if (entry.streamingThrough) return null;
      await entry.change(this.signal);
    }
    return entry.sizeBytes;
  }

  /** The first bytes, at most `maxBytes`; fewer when there are fewer or the rest is not kept. */
  async head(maxBytes: number): Promise<Buffer> {
    const { entry, signal } = this;
    while (entry.receivedBytes < maxBytes && !entry.complete && !entry.streamingThrough) {
      if (entry.failure) throw entry.failure;
      await entry.change(signal);
    }
    const chunks: Buffer[] = [];
    const end = Math.min(maxBytes, entry.receivedBytes);
    for (let position = 0; position < end; ) {
      const chunk = await entry.read(position, end - position);
      chunks.push(chunk);
      position += chunk.length;
    }
    return Buffer.concat(chunks);
  }

  /**
   * Waits until all bytes are here and whoever observed them has finished; false when that cannot be, as there is
   * no room to keep them. Rejects when the download fails or the listener leaves.
   */
  async whole(): Promise<boolean> {
    const { entry, signal } = this;
    while (!entry.complete) {
      if (entry.failure) throw entry.failure;
      if (entry.streamingThrough) return false;
      await entry.change(signal);
    }
    await entry.observed;
    signal.throwIfAborted();
    return true;
  }

  /** The bytes from `start` up to, not including, `end`; to the end when null. Throws rather than end early. */
  async *bytes(start: number, end: number | null): AsyncGenerator<Buffer, void> {
    const { entry, signal } = this;
    let position = start;
    let aheadUntil = 0;
    while (end === null || position < end) {
      signal.throwIfAborted();
      if (position < entry.receivedBytes) {
        const leftBytes = (end ?? Number.POSITIVE_INFINITY) - position;
        // Long reads keep to the blocks that listeners share; a short one should not be two.
        const wantedBytes = leftBytes > BLOCK_BYTES ? BLOCK_BYTES - (position % BLOCK_BYTES) : leftBytes;
        const found = entry.read(position, wantedBytes);
        const chunk = Buffer.isBuffer(found) ? found : await found;
        position += chunk.length;
        this.lastReadAt = this.#options.now();
        if (leftBytes > 2 * BLOCK_BYTES) aheadUntil = this.#readAhead(position, aheadUntil);
        yield chunk;
      } else if (entry.complete) {
        if (end === null) return;
        throw new UpstreamCutError("The recording is shorter than it was announced.");
      } else if (entry.failure) {
        throw entry.failure;
      } else if (entry.streamingThrough) {
        return yield* this.#bytesFromUpstream(position, end);
      } else {
        await entry.change(signal);
      }
    }
  }

  /** Several blocks by one read, when less than half of what should be ahead is. */
  #readAhead(position: number, aheadUntil: number): number {
    const aheadBytes = this.#options.blocksAhead() * BLOCK_BYTES;
    const from = Math.max(position, aheadUntil);
    return from - position > aheadBytes / 2 ? aheadUntil : this.entry.readAhead(from, position + aheadBytes);
  }

  async *#bytesFromUpstream(start: number, end: number | null): AsyncGenerator<Buffer, void> {
    const { entry, open, retry } = this.#options;
    if (!entry.identity) throw new Error("Nothing is known about the recording.");
    let position = start;
    const source = resumableBytes({ open, retry, signal: this.signal, identity: entry.identity, position });
    for await (const chunk of source) {
      const bytes = end === null ? chunk : chunk.subarray(0, end - position);
      position += bytes.length;
      this.lastReadAt = this.#options.now();
      yield bytes;
      if (position === end) return;
    }
    if (end !== null) throw new UpstreamCutError("The recording is shorter than it was announced.");
  }

  #onOuterAbort = () => this.#abort.abort(this.#options.signal.reason);
}
