/** What a waveform is drawn from: the highest absolute sample, 0 to 1, in each `bucketMs`. */
export type Peaks = { bucketMs: number; values: Float32Array };

const FORMAT_VERSION = 1;
const HEAD_BYTES = 8;
/** More than any screen has room for; an hour then has seven for five seconds. */
const MOST_PEAKS = 5_000;

/** Packs one peak per `frameMs` into a byte for each of several frames: 5 KB at most, however long it is. */
export function encodePeaks(framePeaks: Float32Array, frameMs: number): Buffer {
  const bucketFrames = Math.max(1, Math.ceil(framePeaks.length / MOST_PEAKS));
  const count = Math.ceil(framePeaks.length / bucketFrames);
  const encoded = Buffer.alloc(HEAD_BYTES + count);
  encoded.writeUInt8(FORMAT_VERSION, 0);
  encoded.writeUInt32LE(bucketFrames * frameMs, 4);
  for (let bucket = 0; bucket < count; bucket += 1) {
    let peak = 0;
    for (let i = bucket * bucketFrames; i < (bucket + 1) * bucketFrames; i += 1) {
      peak = Math.max(peak, framePeaks[i] ?? 0);
    }
    // The root gives quiet speech more of the 256 steps than a straight scale would.
    encoded[HEAD_BYTES + bucket] = Math.round(255 * Math.sqrt(Math.min(1, peak)));
  }
  return encoded;
}

/** The inverse of `encodePeaks`; null for bytes that it did not write. */
export function decodePeaks(encoded: Uint8Array): Peaks | null {
  if (encoded.length < HEAD_BYTES || encoded[0] !== FORMAT_VERSION) return null;
  const bucketMs = new DataView(encoded.buffer, encoded.byteOffset).getUint32(4, true);
  const values = Float32Array.from(encoded.subarray(HEAD_BYTES), (byte) => (byte / 255) ** 2);
  return bucketMs > 0 ? { bucketMs, values } : null;
}
