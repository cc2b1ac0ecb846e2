import { MAX_FORMAT_BYTES, parseWavFormat, type WavFormat } from "./wav-format";

export type WavRefusal = "not_wav" | "unsupported_encoding";

const CHUNK_HEAD_BYTES = 8;
const RIFF_HEAD_BYTES = 12;
/** A writer that could not go back to fill in the size leaves one of these: the samples go on to the end. */
const STREAMING_SIZES = new Set([0, 0xffffffff, 0xfffffffe]);
const NOTHING = Buffer.alloc(0);

type State = "riff" | "chunk" | "format" | "skip" | "samples" | "done";

/**
 * Finds the samples of a WAV file (RIFF, or RF64 for long ones) that arrives in pieces of any size. Other chunks
 * before them are skipped; a size that is missing or reaches behind the end means that the samples go on to it.
 */
export class WavReader {
  format: WavFormat | null = null;
  /** Why this is not read any further. */
  refusal: WavRefusal | null = null;
  #state: State = "riff";
  #pending: Buffer = NOTHING;
  /** Left of the chunk that is skipped or read. */
  #leftBytes = 0;
  #afterOddChunk = false;

  /** The samples in `chunk`, as a view into it; empty while there are none. */
  push(chunk: Buffer): Buffer {
    if (this.#state === "samples" && this.#pending.length === 0) return this.#takeSamples(chunk);
    let rest = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    this.#pending = NOTHING;
    while (rest.length > 0) {
      if (this.#state === "samples") return this.#takeSamples(rest);
      if (this.#state === "done") return NOTHING;
      const used = this.#step(rest);
      if (used === 0) {
        this.#pending = Buffer.from(rest);
        return NOTHING;
      }
      rest = rest.subarray(used);
    }
    return NOTHING;
  }

  /** Says that nothing more comes. Afterwards `format` or `refusal` is set. */
  finish(): void {
    if (!this.format || this.#state === "chunk" || this.#state === "skip") this.refusal ??= "not_wav";
  }

  /** Reads one element of the header; returns how many bytes it took, 0 when more are needed. */
  #step(bytes: Buffer): number {
    if (this.#state === "riff") return this.#readRiff(bytes);
    if (this.#state === "chunk") return this.#readChunkHead(bytes);
    if (this.#state === "format") return this.#readFormat(bytes);
    const used = Math.min(this.#leftBytes, bytes.length);
    this.#leftBytes -= used;
    if (this.#leftBytes === 0) this.#state = "chunk";
    return used;
  }

  #readRiff(bytes: Buffer): number {
    if (bytes.length < RIFF_HEAD_BYTES) return 0;
    const isRiff = ["RIFF", "RF64"].includes(bytes.toString("latin1", 0, 4));
    if (!isRiff || bytes.toString("latin1", 8, 12) !== "WAVE") this.#refuse("not_wav");
    else this.#state = "chunk";
    return RIFF_HEAD_BYTES;
  }

  #readChunkHead(bytes: Buffer): number {
    if (bytes.length < CHUNK_HEAD_BYTES + Number(this.#afterOddChunk)) return 0;
    // Some writers leave out the padding that must follow an odd chunk.
    const padding = this.#afterOddChunk && !isChunkId(bytes.subarray(0, 4)) ? 1 : 0;
    const id = bytes.toString("latin1", padding, padding + 4);
    const sizeBytes = bytes.readUInt32LE(padding + 4);
    this.#afterOddChunk = sizeBytes % 2 === 1;
    this.#leftBytes = sizeBytes;
    if (id === "data") {
      this.#leftBytes = STREAMING_SIZES.has(sizeBytes) ? Number.POSITIVE_INFINITY : sizeBytes;
      if (this.format) this.#state = "samples";
      else this.#refuse("not_wav");
    } else if (sizeBytes > 0) {
      this.#state = id === "fmt " ? "format" : "skip";
    }
    return padding + CHUNK_HEAD_BYTES;
  }

  #readFormat(bytes: Buffer): number {
    const neededBytes = Math.min(this.#leftBytes, MAX_FORMAT_BYTES);
    if (bytes.length < neededBytes) return 0;
    this.format = parseWavFormat(bytes.subarray(0, neededBytes));
    if (!this.format) this.#refuse("unsupported_encoding");
    else this.#state = "skip";
    this.#leftBytes -= neededBytes;
    if (this.#state === "skip" && this.#leftBytes === 0) this.#state = "chunk";
    return neededBytes;
  }

  #takeSamples(bytes: Buffer): Buffer {
    const samples = bytes.subarray(0, this.#leftBytes);
    this.#leftBytes -= samples.length;
    if (this.#leftBytes === 0) this.#state = "done";
    return samples;
  }

  #refuse(refusal: WavRefusal): void {
    this.refusal = refusal;
    this.#state = "done";
  }
}

function isChunkId(bytes: Buffer): boolean {
  return bytes.every((byte) => byte >= 0x20 && byte <= 0x7e);
}
