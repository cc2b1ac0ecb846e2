import { dataPath, env } from "@/lib/env";
import { processSingleton } from "@/lib/process-singleton";
import { BlockCache } from "./block-cache";
import { Lease } from "./lease";
import type { RetryPolicy } from "./resumable-bytes";
import { type MakeObserver, SpoolEntry } from "./spool-entry";
import { diskStorage, type SpoolStorage } from "./spool-storage";
import type { OpenUpstream } from "./upstream";

export type SpoolOptions = {
  storage: SpoolStorage;
  maxBytes: number;
  /** How long a download goes on when nobody listens: players drop a connection when they seek. */
  graceMs?: number;
  /** How old a spooled recording may become before it is fetched again. */
  maxAgeMs?: number;
  /** A listener that takes nothing for so long is cut off; players ask again when they go on. */
  idleListenerMs?: number;
  /** How long everything is streamed through after the disk was full. */
  storageRestMs?: number;
  retry?: Partial<RetryPolicy>;
  now?: () => number;
};

export type AcquireRequest = {
  /** Opaque; listeners with the same key share a download. */
  key: string;
  /** Changes when the recording behind the key does. */
  version: string;
  open: OpenUpstream;
  signal: AbortSignal;
  /** That of the first listener counts, as there is one download. */
  observe?: MakeObserver | undefined;
};

export type SpoolStats = {
  recordings: number;
  reservedBytes: number;
  listeners: number;
  downloads: number;
  /** Plain bytes that are on their way to the disk. */
  memoryBytes: number;
  /** The most that any one of the recordings had. */
  memoryHighWaterBytes: number;
};

const DEFAULT_RETRY: RetryPolicy = { attempts: 4, delayMs: 300, stallTimeoutMs: 30_000 };
/** Each holds a file open. */
const MAX_RECORDINGS = 500;
/** 8 MiB in all. */
const CACHED_BLOCKS = 32;
/** A disk or a busy processor that takes a few milliseconds a block then still gives hundreds of MB a second. */
const MOST_BLOCKS_AHEAD = 8;
const SWEEP_MS = 30_000;

type Slot = {
  entry: SpoolEntry;
  leases: Set<Lease>;
  createdAt: number;
  /** Streams through because of the disk, and may try the disk again from then on. */
  retryStorageAt: number | null;
  graceTimer: NodeJS.Timeout | null;
};

/**
 * The recordings on this machine's disk. One download per recording serves all its listeners. What is listened to
 * is never evicted; what nobody listens to is, the least recently used first, when there is no room or it is old.
 */
export class Spool {
  readonly #options: Required<Omit<SpoolOptions, "retry">> & { retry: RetryPolicy };
  /** What new listeners get, least recently used first. */
  readonly #current = new Map<string, Slot>();
  /** All that takes up disk: the current ones, and replaced ones that somebody still listens to. */
  readonly #slots = new Map<SpoolEntry, Slot>();
  #listeners = 0;
  readonly #blocks = new BlockCache(CACHED_BLOCKS);
  readonly #sweepTimer: NodeJS.Timeout;

  constructor(options: SpoolOptions) {
    this.#options = {
      graceMs: 15_000,
      maxAgeMs: 60 * 60_000,
      idleListenerMs: 10 * 60_000,
      storageRestMs: 30_000,
      now: Date.now,
      ...options,
      retry: { ...DEFAULT_RETRY, ...options.retry },
    };
    this.#sweepTimer = setInterval(() => this.sweep(), SWEEP_MS).unref();
  }

  /**
   * Joins or starts the download of a recording. Resolves when type, size and ETag are known. Rejects with what
   * `open` threw, or the reason of `signal`. The lease must be released.
   */
  async acquire(request: AcquireRequest): Promise<Lease> {
    const slot = this.#slotFor(request);
    const lease = new Lease({
      entry: slot.entry,
      open: request.open,
      signal: request.signal,
      retry: this.#options.retry,
      now: this.#options.now,
      blocksAhead: () => Math.min(MOST_BLOCKS_AHEAD, Math.floor(CACHED_BLOCKS / 2 / this.#listeners)),
      onRelease: (released) => this.#onRelease(slot, released),
    });
    slot.leases.add(lease);
    this.#listeners += 1;
    if (slot.graceTimer) clearTimeout(slot.graceTimer);
    slot.graceTimer = null;
    slot.entry.start(request.open);
    try {
      await lease.ready();
      return lease;
    } catch (error) {
      lease.release();
      throw error;
    }
  }

  /** Cuts off all listeners of `key` and deletes its bytes: the interview, or the access to it, is gone. */
  drop(key: string): void {
    this.#dropWhere((entryKey) => entryKey === key);
  }

  /** `drop` for every key that starts with `prefix`, such as those of one tenant. */
  dropStartingWith(prefix: string): void {
    this.#dropWhere((key) => key.startsWith(prefix));
  }

  /** Cuts off listeners that take nothing, forgets what is too old. Runs by itself, too. */
  sweep(): void {
    const now = this.#options.now();
    for (const slot of this.#slots.values()) {
      if (this.#isStale(slot, now)) this.#retire(slot);
      for (const lease of slot.leases) {
        if (now - lease.lastReadAt > this.#options.idleListenerMs)
          lease.end("The listener took nothing for too long.");
      }
    }
  }

  stats(): SpoolStats {
    const slots = [...this.#slots.values()];
    const sum = (count: (slot: Slot) => number) => slots.reduce((total, slot) => total + count(slot), 0);
    return {
      recordings: slots.length,
      reservedBytes: sum(({ entry }) => entry.reservedBytes),
      listeners: this.#listeners,
      downloads: sum(({ entry }) => Number(entry.downloading)),
      memoryBytes: sum(({ entry }) => entry.memoryBytes),
      memoryHighWaterBytes: Math.max(0, ...slots.map(({ entry }) => entry.memoryHighWaterBytes)),
    };
  }

  /** Cuts everybody off and deletes everything. */
  async close(): Promise<void> {
    clearInterval(this.#sweepTimer);
    const entries = [...this.#slots.keys()];
    this.#dropWhere(() => true);
    await Promise.all(entries.map((entry) => entry.remove()));
  }

  #slotFor({ key, version, observe }: AcquireRequest): Slot {
    const { retry, storage, now } = this.#options;
    const existing = this.#current.get(key);
    if (existing && existing.entry.version === version && !this.#isStale(existing, now())) {
      this.#current.delete(key);
      this.#current.set(key, existing);
      return existing;
    }
    if (existing) this.#retire(existing);
    const entry = new SpoolEntry({
      key,
      version,
      retry,
      storage,
      blocks: this.#blocks,
      observe,
      reserve: (forEntry, sizeBytes) => this.#reserve(forEntry, sizeBytes),
      onFailure: (failed) => this.#retireEntry(failed),
    });
    const slot = {
      entry,
      leases: new Set<Lease>(),
      createdAt: now(),
      retryStorageAt: null,
      graceTimer: null,
    };
    this.#current.set(key, slot);
    this.#slots.set(entry, slot);
    return slot;
  }

  #isStale(slot: Slot, now: number): boolean {
    if (now - slot.createdAt > this.#options.maxAgeMs) return true;
    if (!slot.entry.streamingThrough) return false;
    slot.retryStorageAt ??= now + this.#options.storageRestMs;
    return now >= slot.retryStorageAt;
  }

  #reserve(entry: SpoolEntry, sizeBytes: number): boolean {
    const { maxBytes } = this.#options;
    const overBytes = () => this.stats().reservedBytes - entry.reservedBytes + sizeBytes - maxBytes;
    if (sizeBytes > maxBytes) return false;
    for (const slot of this.#current.values()) {
      if (overBytes() <= 0 && this.#slots.size <= MAX_RECORDINGS) break;
      if (slot.leases.size === 0 && slot.entry !== entry) this.#retire(slot);
    }
    if (overBytes() > 0) return false;
    entry.reservedBytes = Math.max(entry.reservedBytes, sizeBytes);
    return true;
  }

  #onRelease(slot: Slot, lease: Lease): void {
    slot.leases.delete(lease);
    this.#listeners -= 1;
    if (slot.leases.size > 0) return;
    if (this.#current.get(slot.entry.key) !== slot) this.#remove(slot);
    else if (slot.entry.downloading)
      slot.graceTimer = setTimeout(() => slot.entry.stop(), this.#options.graceMs).unref();
  }

  #retireEntry(entry: SpoolEntry): void {
    const slot = this.#slots.get(entry);
    if (slot) this.#retire(slot);
  }

  /** New listeners start afresh; those who listen now may go on. */
  #retire(slot: Slot): void {
    if (this.#current.get(slot.entry.key) === slot) this.#current.delete(slot.entry.key);
    if (slot.leases.size === 0) this.#remove(slot);
  }

  #remove(slot: Slot): void {
    if (slot.graceTimer) clearTimeout(slot.graceTimer);
    this.#slots.delete(slot.entry);
    void slot.entry.remove();
  }

  #dropWhere(matches: (key: string) => boolean): void {
    for (const slot of [...this.#slots.values()]) {
      if (!matches(slot.entry.key)) continue;
      if (this.#current.get(slot.entry.key) === slot) this.#current.delete(slot.entry.key);
      for (const lease of [...slot.leases]) lease.end("The recording is not available any more.");
      this.#remove(slot);
    }
  }
}

/** The spool of this process, in DATA_DIR/spool. Emptied when it is first asked for: do that at start-up. */
export function recordingSpool(): Spool {
  return processSingleton(
    "recording-spool",
    () => new Spool({ storage: diskStorage(dataPath("spool")), maxBytes: env().SPOOL_MAX_BYTES }),
  );
}
