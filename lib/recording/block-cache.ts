export const BLOCK_BYTES = 256 * 1024;

/**
 * The newest decrypted blocks of all spooled recordings. Listeners who are close to one another, or who start
 * together, then cost one read and one decryption, and share the memory of what waits in their sockets.
 */
export class BlockCache {
  readonly #blocks = new Map<string, Promise<Buffer>>();

  constructor(private readonly maxBlocks: number) {}

  /** The block `name`, from memory or by `load`. What fails is not kept. */
  get(name: string, load: () => Promise<Buffer>): Promise<Buffer> {
    const known = this.#blocks.get(name);
    const block = known ?? load();
    this.#blocks.delete(name);
    this.#blocks.set(name, block);
    if (known) return known;
    block.catch(() => this.#blocks.delete(name));
    const [oldest] = this.#blocks.keys();
    if (oldest !== undefined && this.#blocks.size > this.maxBlocks) this.#blocks.delete(oldest);
    return block;
  }

  /** Forgets the blocks whose names start with `prefix`. */
  forget(prefix: string): void {
    for (const name of this.#blocks.keys()) {
      if (name.startsWith(prefix)) this.#blocks.delete(name);
    }
  }
}
