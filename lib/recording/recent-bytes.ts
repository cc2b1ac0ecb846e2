/** The newest bytes of a download, plain, in the chunks they came in. */
export class RecentBytes {
  #chunks: { start: number; bytes: Buffer }[] = [];
  sizeBytes = 0;

  push(start: number, bytes: Buffer): void {
    this.#chunks.push({ start, bytes });
    this.sizeBytes += bytes.length;
  }

  /** Forgets the oldest chunks while more than `keepBytes` are held, but nothing at or after `neededFrom`. */
  trim(keepBytes: number, neededFrom: number): void {
    let count = 0;
    for (const { start, bytes } of this.#chunks) {
      if (this.sizeBytes <= keepBytes || start + bytes.length > neededFrom) break;
      this.sizeBytes -= bytes.length;
      count += 1;
    }
    if (count > 0) this.#chunks.splice(0, count);
  }

  /** What one chunk holds from `position`, at most `maxBytes`; null when that is not held. */
  at(position: number, maxBytes: number): Buffer | null {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const chunk = this.#chunks[middle];
      if (!chunk) return null;
      if (position < chunk.start) high = middle - 1;
      else if (position >= chunk.start + chunk.bytes.length) low = middle + 1;
      else return chunk.bytes.subarray(position - chunk.start, position - chunk.start + maxBytes);
    }
    return null;
  }
}
