import type { WavEncoding } from "@/lib/recording/wav-format";

export type WavFileOptions = {
  encoding?: WavEncoding;
  channels?: number;
  sampleRateHz?: number;
  extensible?: boolean;
  /** Put between the format and the samples. */
  before?: Buffer[];
  /** Put behind the samples. */
  after?: Buffer[];
  /** Written instead of the true size of the samples. */
  dataSize?: number;
  riffId?: "RIFF" | "RF64" | "BW64";
};

const TAGS: Record<WavEncoding, [tag: number, bits: number]> = {
  ...{ u8: [1, 8], s16: [1, 16], s24: [1, 24], s32: [1, 32] },
  ...{ f32: [3, 32], f64: [3, 64], alaw: [6, 8], mulaw: [7, 8] },
};

/** A WAV file of `seconds`; `sampleAt(timeMs, channel)` is -1 to 1. */
export function wavFile(
  seconds: number,
  sampleAt: (timeMs: number, channel: number) => number,
  options: WavFileOptions = {},
): Buffer {
  const { encoding = "s16", channels = 1, sampleRateHz = 8000, before = [], after = [] } = options;
  const [tag, bits] = TAGS[encoding];
  const frames = Math.round(seconds * sampleRateHz);
  const samples = Buffer.alloc((frames * channels * bits) / 8);
  for (let i = 0; i < frames * channels; i += 1) {
    const value = sampleAt((Math.floor(i / channels) / sampleRateHz) * 1000, i % channels);
    writeSample(samples, (i * bits) / 8, encoding, value);
  }
  const format = Buffer.alloc(options.extensible ? 40 : 16);
  format.writeUInt16LE(options.extensible ? 0xfffe : tag, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(sampleRateHz, 4);
  format.writeUInt32LE((sampleRateHz * channels * bits) / 8, 8);
  format.writeUInt16LE((channels * bits) / 8, 12);
  format.writeUInt16LE(bits, 14);
  if (options.extensible) {
    format.writeUInt16LE(22, 16);
    format.writeUInt16LE(bits, 18);
    format.writeUInt16LE(tag, 24);
    Buffer.from("000000001000800000aa00389b71", "hex").copy(format, 26);
  }
  const chunks = [chunk("fmt ", format), ...before, chunk("data", samples, options.dataSize), ...after];
  const body = Buffer.concat(chunks);
  const head = Buffer.from(`${options.riffId ?? "RIFF"}\0\0\0\0WAVE`, "latin1");
  head.writeUInt32LE(options.dataSize === undefined ? body.length + 4 : 0xffffffff, 4);
  return Buffer.concat([head, body]);
}

/** A RIFF chunk, padded to an even length unless `padded` is false. */
export function chunk(id: string, content: Buffer, sizeBytes = content.length, padded = true): Buffer {
  const head = Buffer.from(`${id}\0\0\0\0`, "latin1");
  head.writeUInt32LE(sizeBytes, 4);
  return Buffer.concat([head, content, Buffer.alloc(padded ? content.length % 2 : 0)]);
}

/** A file of `wavFile` with 16 bits a sample as RIFX: every number the other way round. */
export function bigEndian(file: Buffer): Buffer {
  const turned = Buffer.from(file);
  turned.write("RIFX", 0, "latin1");
  turned.subarray(4, 8).reverse();
  for (let at = 12; at + 8 <= file.length; ) {
    const id = file.toString("latin1", at, at + 4);
    const content = turned.subarray(at + 8, at + 8 + file.readUInt32LE(at + 4));
    turned.subarray(at + 4, at + 8).reverse();
    if (id === "data") content.swap16();
    if (id === "fmt ")
      for (const [from, to] of [
        [0, 2],
        [2, 4],
        [4, 8],
        [8, 12],
        [12, 14],
        [14, 16],
      ])
        content.subarray(from, to).reverse();
    at += 8 + content.length + (content.length % 2);
  }
  return turned;
}

/** Silence with a tone of half the full scale in each of `spans`. */
export function tone(...spans: [startMs: number, endMs: number][]): (timeMs: number) => number {
  return (timeMs) =>
    spans.some(([startMs, endMs]) => timeMs >= startMs && timeMs < endMs)
      ? 0.5 * Math.sin(2 * Math.PI * 0.44 * timeMs)
      : 0;
}

function writeSample(target: Buffer, at: number, encoding: WavEncoding, value: number): void {
  const whole = (bits: number) => Math.round(value * (2 ** (bits - 1) - 1));
  if (encoding === "u8") target.writeUInt8(whole(8) + 128, at);
  else if (encoding === "s16") target.writeInt16LE(whole(16), at);
  else if (encoding === "s24") target.writeIntLE(whole(24), at, 3);
  else if (encoding === "s32") target.writeInt32LE(whole(32), at);
  else if (encoding === "f32") target.writeFloatLE(value, at);
  else if (encoding === "f64") target.writeDoubleLE(value, at);
  else target.writeUInt8(encoding === "alaw" ? toALaw(whole(16)) : toMuLaw(whole(16)), at);
}

/** The encoders of ITU-T G.711, by its tables of segments. */
function toALaw(sample: number): number {
  const magnitude = Math.min(32_767, Math.abs(sample)) >> 4;
  const exponent = Math.max(0, 28 - Math.clz32(magnitude));
  const mantissa = (magnitude >> Math.max(0, exponent - 1)) & 15;
  return ((sample < 0 ? 0 : 0x80) | (exponent << 4) | mantissa) ^ 0x55;
}

function toMuLaw(sample: number): number {
  const magnitude = Math.min(32_635, Math.abs(sample)) + 132;
  const exponent = 24 - Math.clz32(magnitude);
  const mantissa = (magnitude >> (exponent + 3)) & 15;
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}
