import { ID3_HEAD_BYTES, id3Bytes } from "@/lib/platform/id3";
import { MAX_FORMAT_BYTES, type OtherWavFormat, parseWavFormat, type WavFormat } from "./wav-format";

export type WavRefusal = "not_wav" | "unsupported_encoding";

const CHUNK_HEAD_BYTES = 8;
const RIFF_HEAD_BYTES = 12;
/** A writer that could not go back to fill in the size leaves one of these: the samples go on to the end. */
const STREAMING_SIZES = new Set([0, 0xffffffff, 0xfffffffe]);
/** RF64 and BW64 (EBU Tech 3306, ITU-R BS.2088) have the true size of the samples in the chunk `ds64`. */
const LONG_FORMS = ["RF64", "BW64"];
const DS64_BYTES = 16;
/** What tells a chunk from a padding byte that happens to be a letter. */
const KNOWN_CHUNKS =
  /^(data|fmt |fact|LIST|list|INFO|bext|cue |plst|smpl|inst|JUNK|junk|PAD |FLLR|PEAK|ds64|axml|chna|iXML|id3 |ID3 |acid|DISP|umid|cart|levl|link|strc|SNDM|ResU|_PMX)/;
const NOTHING = Buffer.alloc(0);

type State = "riff" | "tag" | "chunk" | "ds64" | "format" | "skip" | "samples" | "done";

/**
 * Finds the samples of a WAV file (RIFF, RF64 and BW64 for long ones, RIFX with its numbers the other way round, each
 * perhaps behind an ID3 tag) that arrives in pieces of any size. Other chunks
 * before them are skipped; a size that is missing or reaches behind the end means that the samples go on to it.
 */
export class WavReader {
  format: WavFormat | null = null;
  /** The format of samples that are not read here. */
  otherFormat: OtherWavFormat | null = null;
  /** The content of the `fmt ` chunk, as far as it is looked at. */
  formatBytes: Buffer = NOTHING;
  /** Where in the file the samples begin, and how many bytes of it they are told to be; null before they do. */
  samples: { start: number; sizeBytes: number } | null = null;
  /** How many bytes of samples have passed. */
  sampleBytes = 0;
  /** RIFX: whatever is a number has its highest byte first. */
  isBigEndian = false;
  /** Why this is not read any further. */
  refusal: WavRefusal | null = null;
  #state: State = "riff";
  #pending: Buffer = NOTHING;
  #pushedBytes = 0;
  /** Left of the chunk that is skipped or read. */
  #leftBytes = 0;
  #afterOddChunk = false;
  #hasTag = false;
  #isLongForm = false;
  /** By `ds64`; 0 while it is not known. */
  #longBytes = 0;

  /** The samples in `chunk`, as a view into it; empty while there are none. */
  push(chunk: Buffer): Buffer {
    this.#pushedBytes += chunk.length;
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
      if (this.#isAtSamples())
        this.samples ??= { start: this.#pushedBytes - rest.length, sizeBytes: this.#leftBytes };
    }
    return NOTHING;
  }

  #isAtSamples(): boolean {
    return this.#state === "samples";
  }

  /** Says that nothing more comes. Afterwards `format` or `refusal` is set. */
  finish(): void {
    if (!this.format || this.#state === "chunk" || this.#state === "skip") this.refusal ??= "not_wav";
  }

  /** Reads one element of the header; returns how many bytes it took, 0 when more are needed. */
  #step(bytes: Buffer): number {
    if (this.#state === "riff") return this.#readRiff(bytes);
    if (this.#state === "chunk") return this.#readChunkHead(bytes);
    if (this.#state === "ds64") return this.#readLongSize(bytes);
    if (this.#state === "format") return this.#readFormat(bytes);
    const used = Math.min(this.#leftBytes, bytes.length);
    this.#leftBytes -= used;
    if (this.#leftBytes === 0) this.#state = this.#state === "tag" ? "riff" : "chunk";
    return used;
  }

  #readRiff(bytes: Buffer): number {
    if (bytes.length < RIFF_HEAD_BYTES) return 0;
    const tagBytes = this.#hasTag ? 0 : id3Bytes(bytes);
    if (tagBytes > 0) {
      this.#hasTag = true;
      this.#state = "tag";
      this.#leftBytes = tagBytes - ID3_HEAD_BYTES;
      if (this.#leftBytes === 0) this.#state = "riff";
      return ID3_HEAD_BYTES;
    }
    const form = bytes.toString("latin1", 0, 4);
    this.#isLongForm = LONG_FORMS.includes(form);
    this.isBigEndian = form === "RIFX";
    if (
      !(form === "RIFF" || this.isBigEndian || this.#isLongForm) ||
      bytes.toString("latin1", 8, 12) !== "WAVE"
    )
      this.#refuse("not_wav");
    else this.#state = "chunk";
    return RIFF_HEAD_BYTES;
  }

  #readChunkHead(bytes: Buffer): number {
    if (bytes.length < CHUNK_HEAD_BYTES + Number(this.#afterOddChunk)) return 0;
    const padding = this.#afterOddChunk ? paddingBefore(bytes) : 0;
    const id = bytes.toString("latin1", padding, padding + 4);
    const sizeBytes = this.isBigEndian ? bytes.readUInt32BE(padding + 4) : bytes.readUInt32LE(padding + 4);
    this.#afterOddChunk = sizeBytes % 2 === 1;
    this.#leftBytes = sizeBytes;
    if (id === "data") {
      const isUnknown = STREAMING_SIZES.has(sizeBytes);
      this.#leftBytes = isUnknown ? this.#longBytes || Number.POSITIVE_INFINITY : sizeBytes;
      if (this.format || this.otherFormat) this.#state = "samples";
      else this.#refuse("not_wav");
    } else if (id === "ds64" && this.#isLongForm && sizeBytes >= DS64_BYTES) this.#state = "ds64";
    else if (sizeBytes > 0) this.#state = id === "fmt " ? "format" : "skip";
    return padding + CHUNK_HEAD_BYTES;
  }

  /** The file's size, then that of the samples, as 64 bits each. */
  #readLongSize(bytes: Buffer): number {
    if (bytes.length < DS64_BYTES) return 0;
    this.#longBytes = Number(bytes.readBigUInt64LE(8));
    this.#leftBytes -= DS64_BYTES;
    this.#state = this.#leftBytes > 0 ? "skip" : "chunk";
    return DS64_BYTES;
  }

  #readFormat(bytes: Buffer): number {
    const neededBytes = Math.min(this.#leftBytes, MAX_FORMAT_BYTES);
    if (bytes.length < neededBytes) return 0;
    this.formatBytes = Buffer.from(bytes.subarray(0, neededBytes));
    const found = parseWavFormat(this.formatBytes, this.isBigEndian);
    if (found?.encoding) this.format = found;
    else this.otherFormat = found;
    if (found && !found.encoding) this.refusal = "unsupported_encoding";
    if (!found) this.#refuse("unsupported_encoding");
    else this.#state = "skip";
    this.#leftBytes -= neededBytes;
    if (this.#state === "skip" && this.#leftBytes === 0) this.#state = "chunk";
    return neededBytes;
  }

  #takeSamples(bytes: Buffer): Buffer {
    const samples = bytes.subarray(0, this.#leftBytes);
    this.#leftBytes -= samples.length;
    this.sampleBytes += samples.length;
    if (this.#leftBytes === 0) this.#state = "done";
    return this.format ? samples : NOTHING;
  }

  #refuse(refusal: WavRefusal): void {
    this.refusal = refusal;
    this.#state = "done";
  }
}

/** How much stands between an odd chunk and the next: the byte that must, unless the writer left it out. */
function paddingBefore(bytes: Buffer): 0 | 1 {
  const [unpadded, padded] = [bytes.toString("latin1", 0, 4), bytes.toString("latin1", 1, 5)];
  if (KNOWN_CHUNKS.test(padded)) return 1;
  if (KNOWN_CHUNKS.test(unpadded)) return 0;
  return isChunkId(unpadded) && !isChunkId(padded) ? 0 : 1;
}

function isChunkId(text: string): boolean {
  return /^[\x20-\x7e]{4}$/.test(text);
}
