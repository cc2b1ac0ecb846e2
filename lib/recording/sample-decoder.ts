import type { WavEncoding } from "./wav-format";

/** Decodes whole samples from the start of `bytes` into `target`, full scale being ±1. */
export type SampleDecoder = (bytes: Buffer, target: Float32Array) => void;

const SAMPLE_BYTES: Record<WavEncoding, number> = {
  ...{ u8: 1, alaw: 1, mulaw: 1, s16: 2, s24: 3, s32: 4, f32: 4, f64: 8 },
};

export function sampleBytes(encoding: WavEncoding): number {
  return SAMPLE_BYTES[encoding];
}

export function sampleDecoder(encoding: WavEncoding, isBigEndian = false): SampleDecoder {
  const decode = DECODERS[encoding];
  const size = sampleBytes(encoding);
  if (!isBigEndian || size === 1) return decode;
  return (bytes, target) => decode(reversed(bytes.subarray(0, target.length * size), size), target);
}

/** A copy with the bytes of each sample the other way round. */
function reversed(bytes: Buffer, size: number): Buffer {
  const copy = Buffer.from(bytes);
  if (size === 2) return copy.swap16();
  if (size === 4) return copy.swap32();
  if (size === 8) return copy.swap64();
  for (let at = 0; at + 2 < copy.length; at += 3)
    [copy[at], copy[at + 2]] = [copy[at + 2] ?? 0, copy[at] ?? 0];
  return copy;
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const A_LAW = Float32Array.from({ length: 256 }, (_, code) => decodeALaw(code));
const MU_LAW = Float32Array.from({ length: 256 }, (_, code) => decodeMuLaw(code));

const DECODERS: Record<WavEncoding, SampleDecoder> = {
  u8(bytes, target) {
    for (let i = 0; i < target.length; i += 1) target[i] = ((bytes[i] ?? 128) - 128) / 128;
  },
  s16(bytes, target) {
    if (IS_LITTLE_ENDIAN && bytes.byteOffset % 2 === 0) {
      const samples = new Int16Array(bytes.buffer, bytes.byteOffset, target.length);
      for (let i = 0; i < target.length; i += 1) target[i] = (samples[i] ?? 0) / 32_768;
      return;
    }
    for (let i = 0; i < target.length; i += 1) {
      target[i] = ((((bytes[2 * i + 1] ?? 0) << 24) >> 16) | (bytes[2 * i] ?? 0)) / 32_768;
    }
  },
  s24(bytes, target) {
    for (let i = 0; i < target.length; i += 1) {
      const high = ((bytes[3 * i + 2] ?? 0) << 24) >> 8;
      target[i] = (high | ((bytes[3 * i + 1] ?? 0) << 8) | (bytes[3 * i] ?? 0)) / 8_388_608;
    }
  },
  s32(bytes, target) {
    for (let i = 0; i < target.length; i += 1) target[i] = bytes.readInt32LE(4 * i) / 2_147_483_648;
  },
  f32(bytes, target) {
    for (let i = 0; i < target.length; i += 1) target[i] = finite(bytes.readFloatLE(4 * i));
  },
  f64(bytes, target) {
    for (let i = 0; i < target.length; i += 1) target[i] = finite(bytes.readDoubleLE(8 * i));
  },
  alaw(bytes, target) {
    for (let i = 0; i < target.length; i += 1) target[i] = A_LAW[bytes[i] ?? 0] ?? 0;
  },
  mulaw(bytes, target) {
    for (let i = 0; i < target.length; i += 1) target[i] = MU_LAW[bytes[i] ?? 0] ?? 0;
  },
};

/** Float samples may be anything, and one NaN would spoil the whole frame. */
function finite(value: number): number {
  return Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0;
}

/** ITU-T G.711, A-law: even bits are inverted; sign, exponent of 3 bits, mantissa of 4. */
function decodeALaw(code: number): number {
  const bits = code ^ 0x55;
  const exponent = (bits >> 4) & 7;
  const mantissa = ((bits & 15) << 4) | 8;
  const magnitude = exponent === 0 ? mantissa : (mantissa | 0x100) << (exponent - 1);
  return (bits & 0x80 ? magnitude : -magnitude) / 32_768;
}

/** ITU-T G.711, µ-law: all bits are inverted; sign, exponent of 3 bits, mantissa of 4, bias 132. */
function decodeMuLaw(code: number): number {
  const bits = ~code & 0xff;
  const magnitude = ((((bits & 15) << 3) | 0x84) << ((bits >> 4) & 7)) - 0x84;
  return (bits & 0x80 ? -magnitude : magnitude) / 32_768;
}
