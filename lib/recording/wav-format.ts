/** How samples are coded. */
export type WavEncoding = "u8" | "s16" | "s24" | "s32" | "f32" | "f64" | "alaw" | "mulaw";

export type WavFormat = {
  encoding: WavEncoding;
  /** The other way round than nearly every file has its samples. */
  isBigEndian: boolean;
  channels: number;
  sampleRateHz: number;
  frameBytes: number;
};

/** What a `fmt ` chunk says of samples that are not read here, such as ADPCM. */
export type OtherWavFormat = {
  encoding: null;
  /** Its registered name, or its number. */
  codec: string;
  bytesPerSec: number;
};

const PCM = 1;
const IEEE_FLOAT = 3;
const ALAW = 6;
const MULAW = 7;
const EXTENSIBLE = 0xfffe;

const ENCODINGS: Record<number, Record<number, WavEncoding>> = {
  [PCM]: { 8: "u8", 16: "s16", 24: "s24", 32: "s32" },
  [IEEE_FLOAT]: { 32: "f32", 64: "f64" },
  [ALAW]: { 8: "alaw" },
  [MULAW]: { 8: "mulaw" },
};

/** Of the tags registered with Microsoft, those that telephones and recorders write. */
const CODECS: Record<number, string> = {
  ...{ [PCM]: "PCM", [IEEE_FLOAT]: "float", [ALAW]: "A-law", [MULAW]: "µ-law" },
  ...{ 2: "Microsoft ADPCM", 17: "IMA ADPCM", 32: "Yamaha ADPCM", 34: "TrueSpeech", 49: "GSM 6.10" },
  ...{ 64: "G.721 ADPCM", 66: "G.723", 69: "G.726 ADPCM", 80: "MPEG audio", 85: "MP3", 255: "AAC" },
  ...{ 353: "Windows Media Audio", 26447: "Vorbis", 5648: "AAC", 41225: "Speex" },
};

/** A WAVEFORMAT of 1991, without the bits a sample has; those are 8 then. */
const MIN_FORMAT_BYTES = 14;
/** Enough of a `fmt ` chunk to find the format inside WAVE_FORMAT_EXTENSIBLE. */
export const MAX_FORMAT_BYTES = 40;

/**
 * Reads a `fmt ` chunk (Microsoft, "Multimedia Programming Interface and Data Specifications 1.0", and
 * WAVEFORMATEXTENSIBLE), `isBigEndian` in a RIFX file. Null when it makes no sense.
 */
export function parseWavFormat(chunk: Buffer, isBigEndian = false): WavFormat | OtherWavFormat | null {
  if (chunk.length < MIN_FORMAT_BYTES) return null;
  const u16 = (at: number) => (isBigEndian ? chunk.readUInt16BE(at) : chunk.readUInt16LE(at));
  const u32 = (at: number) => (isBigEndian ? chunk.readUInt32BE(at) : chunk.readUInt32LE(at));
  const outerTag = u16(0);
  const tag = outerTag === EXTENSIBLE && chunk.length >= 26 ? u16(24) : outerTag;
  const channels = u16(2);
  const sampleRateHz = u32(4);
  // 12 or 20 bits stand in the high ones of whole bytes.
  const bits = chunk.length < 16 ? 8 : Math.ceil(u16(14) / 8) * 8;
  const encoding = ENCODINGS[tag]?.[bits];
  if (!encoding) return { encoding: null, codec: CODECS[tag] ?? `format ${tag}`, bytesPerSec: u32(8) };
  if (channels < 1 || channels > 32 || sampleRateHz < 1_000 || sampleRateHz > 768_000) return null;
  // Byte rate and block align are wrong in some files, and follow from the rest.
  return { encoding, isBigEndian, channels, sampleRateHz, frameBytes: (channels * bits) / 8 };
}
