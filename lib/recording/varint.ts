const MOST_BYTES = 7;

/** Appends a whole number from 0 on: seven bits a byte, the lowest first, the eighth set when more follow. */
export function writeVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

/** Reads what `writeVarint` wrote. Throws RangeError where the bytes end too early or mean nothing. */
export class VarintReader {
  #at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.#at === this.bytes.length;
  }

  next(): number {
    let value = 0;
    for (let i = 0; i < MOST_BYTES; i += 1) {
      const byte = this.bytes[this.#at];
      if (byte === undefined) break;
      this.#at += 1;
      value += (byte & 127) * 128 ** i;
      if (byte < 128) return value;
    }
    throw new RangeError("There is no number here.");
  }

  /** The next `count` bytes as they are, each at most `most`. */
  take(count: number, most: number): Uint8Array {
    const taken = this.bytes.subarray(this.#at, this.#at + count);
    if (taken.length < count || taken.some((byte) => byte > most))
      throw new RangeError("There are not these bytes here.");
    this.#at += count;
    return taken;
  }
}
