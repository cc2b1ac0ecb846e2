/** How samples are coded. Multi-byte samples are little-endian. */
export type WavEncoding = "u8" | "s16" | "s24" | "s32" | "f32" | "f64" | "alaw" | "mulaw";

export type WavFormat = { encoding: WavEncoding; channels: number; sampleRateHz: number; frameBytes: number };

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

const MIN_FORMAT_BYTES = 16;
/** Enough of a `fmt ` chunk to find the format inside WAVE_FORMAT_EXTENSIBLE. */
export const MAX_FORMAT_BYTES = 40;

/**
 * Reads a `fmt ` chunk (Microsoft, "Multimedia Programming Interface and Data Specifications 1.0", and
 * WAVEFORMATEXTENSIBLE). Null when the samples are coded in a way that is not read here, such as ADPCM or MP3.
 */
export function parseWavFormat(chunk: Buffer): WavFormat | null {
  if (chunk.length < MIN_FORMAT_BYTES) return null;
  const tag = chunk.readUInt16LE(0);
  const channels = chunk.readUInt16LE(2);
  const sampleRateHz = chunk.readUInt32LE(4);
  const bits = chunk.readUInt16LE(14);
  const isExtensible = tag === EXTENSIBLE && chunk.length >= 26;
  const encoding = ENCODINGS[isExtensible ? chunk.readUInt16LE(24) : tag]?.[bits];
  if (!encoding || channels < 1 || channels > 32 || sampleRateHz < 1_000 || sampleRateHz > 768_000)
    return null;
  // Byte rate and block align are wrong in some files, and follow from the rest.
  return { encoding, channels, sampleRateHz, frameBytes: (channels * bits) / 8 };
}
