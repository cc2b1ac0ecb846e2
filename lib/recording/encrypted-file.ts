import { randomUUID } from "node:crypto";
import { BLOCK_BYTES, type BlockCache } from "./block-cache";
import { BufferPool } from "./buffer-pool";
import { ByteCipher } from "./byte-cipher";
import type { SpoolStorage, StorageFile } from "./spool-storage";

/** Encrypted bytes that may wait for the disk before the download is held back. */
const QUEUE_MAX_BYTES = 2 * 1024 * 1024;

/** Ciphertext is needed only until it is decrypted, so a few buffers serve all listeners. */
const readBuffers = new BufferPool(BLOCK_BYTES, 8);
const aheadBuffers = new BufferPool(4 * BLOCK_BYTES, 2);

/** An append-only file, encrypted with a key of its own. Reading and writing do not wait for one another. */
export class EncryptedFile {
  /** Bytes that `read` can return. */
  writtenBytes = 0;
  /** The disk is full or broken: nothing more will be written. */
  failure: unknown = null;
  readonly #cipher = new ByteCipher();
  readonly #id = randomUUID();
  readonly #storage: SpoolStorage;
  readonly #blocks: BlockCache;
  readonly #onWritten: () => void;
  #file: StorageFile | null = null;
  #queue: Buffer[] = [];
  #queuedBytes = 0;
  #writing: Promise<void> | null = null;
  #removed = false;

  constructor(storage: SpoolStorage, blocks: BlockCache, onWritten: () => void) {
    this.#storage = storage;
    this.#blocks = blocks;
    this.#onWritten = onWritten;
  }

  append(plain: Buffer): void {
    if (this.failure || this.#removed) return;
    const encrypted = this.#cipher.encryptNext(plain);
    this.#queue.push(encrypted);
    this.#queuedBytes += encrypted.length;
    this.#writing ??= this.#writeQueue();
  }

  /** The promise to wait for before appending more; null when there is room. */
  whenRoom(): Promise<void> | null {
    return this.#queuedBytes < QUEUE_MAX_BYTES ? null : this.#writing;
  }

  /**
   * Up to `maxBytes` from `position`, which must be below `writtenBytes`. Whole blocks at a multiple of
   * `BLOCK_BYTES` are shared with whoever else reads them.
   */
  read(position: number, maxBytes: number): Promise<Buffer> {
    if (this.#removed) return Promise.reject(new Error("The spooled recording is gone."));
    const lengthBytes = Math.min(maxBytes, BLOCK_BYTES, this.writtenBytes - position);
    const load = () => this.#load(position, lengthBytes);
    return position % BLOCK_BYTES === 0 && lengthBytes === BLOCK_BYTES
      ? this.#blocks.get(`${this.#id} ${position}`, load)
      : load();
  }

  /**
   * Begins to read the whole blocks from `from` to `to` by one read; four at most. Returns how far that goes, which
   * is `from` when there is nothing to read yet.
   */
  readAhead(from: number, to: number): number {
    const blockCount = Math.floor((Math.min(to, this.writtenBytes) - from) / BLOCK_BYTES);
    const lengthBytes = Math.min(blockCount * BLOCK_BYTES, aheadBuffers.sizeBytes);
    if (this.#removed || from % BLOCK_BYTES !== 0 || lengthBytes <= 0) return from;
    const encrypted = aheadBuffers.take();
    const reading = this.#fill(encrypted, from, lengthBytes);
    const blocks: Promise<Buffer>[] = [];
    for (let offset = 0; offset < lengthBytes; offset += BLOCK_BYTES) {
      const position = from + offset;
      const load = () =>
        reading.then(() => this.#decrypt(encrypted.subarray(offset, offset + BLOCK_BYTES), position));
      blocks.push(this.#blocks.get(`${this.#id} ${position}`, load));
    }
    // A block that was in the cache already says nothing of when the buffer is free again.
    void Promise.allSettled([reading, ...blocks]).then(() => aheadBuffers.giveBack(encrypted));
    return from + lengthBytes;
  }

  /** Forgets the key at once, then deletes the file. */
  async remove(): Promise<void> {
    this.#removed = true;
    this.#cipher.forget();
    this.#blocks.forget(this.#id);
    await this.#writing;
    await this.#file?.remove();
    this.#file = null;
  }

  async #load(position: number, lengthBytes: number): Promise<Buffer> {
    const encrypted = readBuffers.take();
    try {
      await this.#fill(encrypted, position, lengthBytes);
      return this.#decrypt(encrypted.subarray(0, lengthBytes), position);
    } finally {
      readBuffers.giveBack(encrypted);
    }
  }

  async #fill(target: Buffer, position: number, lengthBytes: number): Promise<void> {
    for (let filledBytes = 0; filledBytes < lengthBytes && !this.#removed; ) {
      const rest = target.subarray(filledBytes, lengthBytes);
      const readBytes = (await this.#file?.read(rest, rest.length, position + filledBytes)) ?? 0;
      if (readBytes === 0) throw new Error("The spool file is shorter than what was written to it.");
      filledBytes += readBytes;
    }
  }

  #decrypt(encrypted: Buffer, position: number): Buffer {
    if (this.#removed) throw new Error("The spooled recording is gone.");
    return this.#cipher.decrypt(encrypted, position);
  }

  async #writeQueue(): Promise<void> {
    try {
      this.#file ??= await this.#storage.create();
      while (this.#queue.length > 0 && !this.#removed) {
        const chunks = this.#queue;
        const lengthBytes = this.#queuedBytes;
        this.#queue = [];
        await this.#file.append(chunks, this.writtenBytes);
        this.#queuedBytes -= lengthBytes;
        this.writtenBytes += lengthBytes;
        this.#onWritten();
      }
    } catch (error) {
      this.failure = error;
      this.#queue = [];
      this.#queuedBytes = 0;
      this.#onWritten();
    } finally {
      this.#writing = null;
    }
  }
}
