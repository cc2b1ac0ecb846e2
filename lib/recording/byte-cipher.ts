import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-ctr";
const BLOCK_BYTES = 16;

/**
 * AES-256 in counter mode with a key that exists in this object only. Each byte position is encrypted once, in
 * order, so the counter can start at zero; any position can be decrypted alone.
 */
export class ByteCipher {
  readonly #key = randomBytes(32);
  readonly #encryption = createCipheriv(ALGORITHM, this.#key, counterAt(0));

  /** Encrypts the bytes that follow those of the call before. */
  encryptNext(plain: Buffer): Buffer {
    return this.#encryption.update(plain);
  }

  /** Decrypts what stands at `position`. */
  decrypt(encrypted: Buffer, position: number): Buffer {
    const decryption = createDecipheriv(ALGORITHM, this.#key, counterAt(Math.floor(position / BLOCK_BYTES)));
    const before = position % BLOCK_BYTES;
    if (before > 0) decryption.update(Buffer.alloc(before));
    return decryption.update(encrypted);
  }

  /** Makes whatever was encrypted unreadable for good. */
  forget(): void {
    this.#key.fill(0);
  }
}

function counterAt(block: number): Buffer {
  const counter = Buffer.alloc(BLOCK_BYTES);
  counter.writeBigUInt64BE(BigInt(block), 8);
  return counter;
}
