/** Buffers of one size that are used again, so that reading at full speed leaves nothing to collect. */
export class BufferPool {
  readonly #free: Buffer[] = [];

  constructor(
    readonly sizeBytes: number,
    private readonly keptCount: number,
  ) {}

  take(): Buffer {
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(this.sizeBytes);
  }

  giveBack(buffer: Buffer): void {
    if (this.#free.length < this.keptCount) this.#free.push(buffer);
  }
}
