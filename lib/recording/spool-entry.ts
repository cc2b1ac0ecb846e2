import { setImmediate as nextTurn } from "node:timers/promises";
import type { BlockCache } from "./block-cache";
import { EncryptedFile } from "./encrypted-file";
import { strongEtag } from "./etag";
import { RecentBytes } from "./recent-bytes";
import { type RetryPolicy, resumableBytes } from "./resumable-bytes";
import type { SpoolStorage } from "./spool-storage";
import type { OpenUpstream, Upstream, UpstreamIdentity } from "./upstream";

/** Sees each byte of a download once, in order; `finish` only after the last one. Neither may throw. */
export type ByteObserver = { push(chunk: Buffer): void; finish(): void | Promise<void> };

/** Asked when a download begins; null when there is nothing to learn from it. */
export type MakeObserver = () => Promise<ByteObserver | null>;

export type SpoolEntryOptions = {
  key: string;
  version: string;
  observe: MakeObserver | undefined;
  storage: SpoolStorage;
  blocks: BlockCache;
  retry: RetryPolicy;
  /** Makes room for `sizeBytes` in all; false when there is none. */
  reserve: (entry: SpoolEntry, sizeBytes: number) => boolean;
  /** The entry can serve no new listener. */
  onFailure: (entry: SpoolEntry, failure: unknown) => void;
};

const RECENT_BYTES = 1024 * 1024;
const RESERVE_STEP_BYTES = 16 * 1024 * 1024;

/**
 * One recording on its way to the disk: a single download that starts with the first listener, stops when told and
 * goes on later from where it was. `receivedBytes` only grows, and everything below it can be read.
 */
export class SpoolEntry {
  receivedBytes = 0;
  reservedBytes = 0;
  /** All bytes are here. */
  complete = false;
  /** The disk has no room: what is beyond `receivedBytes` must be streamed by each listener for itself. */
  streamingThrough = false;
  /** The most plain bytes held in memory at any time. */
  memoryHighWaterBytes = 0;
  /** Why `receivedBytes` will not grow any more, if it will not. */
  failure: unknown = null;
  readonly key: string;
  readonly version: string;
  /** Resolves when the platform has answered; rejects with what the first opening threw. */
  readonly ready: Promise<void>;
  contentType = "";
  identity: UpstreamIdentity | null = null;
  /** Resolves when the observer has finished, once `complete` is true. */
  observed: Promise<void> = Promise.resolve();
  #observer: ByteObserver | null = null;
  #sizeBytes: number | null = null;
  #etag: string | null = null;
  readonly #options: SpoolEntryOptions;
  readonly #file: EncryptedFile;
  readonly #recent = new RecentBytes();
  readonly #waiters = new Set<() => void>();
  #open: OpenUpstream = () => Promise.reject(new Error("The download was not started."));
  #becomeReady = () => {};
  #failToBecomeReady: (error: unknown) => void = () => {};
  #download: AbortController | null = null;
  #isAnnouncing = false;

  constructor(options: SpoolEntryOptions) {
    this.#options = options;
    this.key = options.key;
    this.version = options.version;
    this.#file = new EncryptedFile(options.storage, options.blocks, () => this.#afterWrite());
    this.ready = new Promise((resolve, reject) => {
      this.#becomeReady = resolve;
      this.#failToBecomeReady = reject;
    });
    this.ready.catch(() => {});
  }

  /** Size of the whole recording; null while the platform has not told. */
  get sizeBytes(): number | null {
    return this.#sizeBytes;
  }

  /** Null while the size is unknown. */
  get etag(): string | null {
    if (this.#sizeBytes === null) return null;
    this.#etag ??= strongEtag(this.key, this.version, this.identity?.etag ?? null, this.#sizeBytes);
    return this.#etag;
  }

  get memoryBytes(): number {
    return this.#recent.sizeBytes;
  }

  get downloading(): boolean {
    return this.#download !== null;
  }

  /**
   * Starts or continues the download, if there is anything left to download. From now on `open` is used: that of
   * an earlier listener may have lost its access.
   */
  start(open: OpenUpstream): void {
    this.#open = open;
    if (this.#download || this.complete || this.streamingThrough || this.failure) return;
    const abort = new AbortController();
    this.#download = abort;
    void this.#run(abort).finally(() => abort.abort());
  }

  /** Stops the download and keeps what has come so far. */
  stop(): void {
    this.#download?.abort();
    this.#download = null;
  }

  /** Ends everything: the bytes cannot be read again. */
  async remove(): Promise<void> {
    this.stop();
    this.#fail(new Error("The recording was removed from the spool."));
    await this.#file.remove().catch(() => {});
  }

  /** Up to `maxBytes` from `position`, which must be below `receivedBytes`. */
  read(position: number, maxBytes: number): Buffer | Promise<Buffer> {
    return this.#recent.at(position, maxBytes) ?? this.#file.read(position, maxBytes);
  }

  /** Begins to read the blocks from `from` to `to`, which will be asked for next. Returns how far that goes. */
  readAhead(from: number, to: number): number {
    return this.#file.readAhead(from, to);
  }

  /** Resolves at the next change of `receivedBytes`, `complete`, `streamingThrough` or `failure`. */
  change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        this.#waiters.delete(settle);
        signal.removeEventListener("abort", settle);
        if (signal.aborted) reject(signal.reason);
        else resolve();
      };
      if (signal.aborted) return reject(signal.reason);
      this.#waiters.add(settle);
      signal.addEventListener("abort", settle);
    });
  }

  async #run(abort: AbortController): Promise<void> {
    const { reserve, retry } = this.#options;
    const { signal } = abort;
    const open: OpenUpstream = (options) => this.#open(options);
    try {
      const first = this.identity ? undefined : await open({ signal });
      if (signal.aborted) return void first?.body.destroy();
      if (first) this.#learn(first);
      if (this.receivedBytes === 0) {
        const observer = (await this.#options.observe?.()) ?? null;
        if (signal.aborted) return void first?.body.destroy();
        this.#observer = observer;
      }
      const identity = this.identity as UpstreamIdentity;
      if (!reserve(this, this.#sizeBytes ?? RESERVE_STEP_BYTES)) {
        first?.body.destroy();
        return this.#streamThrough();
      }
      const source = resumableBytes({
        ...(first && { first }),
        open,
        signal,
        identity,
        retry,
        position: this.receivedBytes,
        isSame: (position, bytes) => this.#isSame(position, bytes),
      });
      for await (const chunk of source) {
        if (signal.aborted) return;
        this.#append(chunk);
        if (
          this.receivedBytes > this.reservedBytes &&
          !reserve(this, this.receivedBytes + RESERVE_STEP_BYTES)
        )
          return this.#streamThrough();
        const room = this.#file.whenRoom();
        if (room) await room;
        if (this.streamingThrough) return;
      }
      if (!signal.aborted) this.#finish();
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    } finally {
      if (this.#download === abort) this.#download = null;
    }
  }

  #learn(upstream: Upstream): void {
    const { sizeBytes, etag, acceptsRanges } = upstream;
    this.identity = { sizeBytes, etag, acceptsRanges };
    this.#sizeBytes = sizeBytes;
    this.contentType = upstream.contentType;
    this.#becomeReady();
  }

  #append(chunk: Buffer): void {
    this.#recent.push(this.receivedBytes, chunk);
    this.memoryHighWaterBytes = Math.max(this.memoryHighWaterBytes, this.memoryBytes);
    this.receivedBytes += chunk.length;
    this.#file.append(chunk);
    this.#observer?.push(chunk);
    this.#announceSoon();
  }

  #finish(): void {
    this.complete = true;
    if (this.#sizeBytes !== this.receivedBytes) this.#etag = null;
    this.#sizeBytes = this.receivedBytes;
    this.#afterWrite();
    const observer = this.#observer;
    this.#observer = null;
    // Listeners get the last bytes first: to sum up an hour takes a moment.
    if (observer) this.observed = nextTurn().then(() => observer.finish());
    this.#announce();
  }

  #fail(failure: unknown): void {
    if (this.failure) return;
    this.failure = failure;
    this.#failToBecomeReady(failure);
    this.#options.onFailure(this, failure);
    this.#announce();
  }

  #streamThrough(): void {
    if (this.complete) return;
    this.streamingThrough = true;
    this.stop();
    this.#announce();
  }

  #afterWrite(): void {
    if (this.#file.failure) this.#streamThrough();
    else this.#recent.trim(this.complete ? 0 : RECENT_BYTES, this.#file.writtenBytes);
  }

  async #isSame(position: number, bytes: Buffer): Promise<boolean> {
    let compared = 0;
    while (compared < bytes.length) {
      const mine = await this.read(position + compared, bytes.length - compared);
      if (!mine.equals(bytes.subarray(compared, compared + mine.length))) return false;
      compared += mine.length;
    }
    return true;
  }

  /** Once for all chunks of this turn: waking fifty listeners for each of them would cost more than the bytes. */
  #announceSoon(): void {
    if (this.#isAnnouncing || this.#waiters.size === 0) return;
    this.#isAnnouncing = true;
    setImmediate(() => {
      this.#isAnnouncing = false;
      this.#announce();
    });
  }

  #announce(): void {
    const waiters = [...this.#waiters];
    for (const waiter of waiters) waiter();
  }
}
