import { FloatList } from "./float-list";
import { sampleBytes, sampleDecoder } from "./sample-decoder";
import { separateVoices } from "./separate-voices";
import type { Slices } from "./slices";
import { VoiceMeter, type VoiceWindows } from "./voice-meter";
import type { WavFormat } from "./wav-format";

export const FRAME_MS = 20;
/** What digital silence counts as. */
const FLOOR_DB = -120;
const DECODE_SAMPLES = 16_384;

/** What is kept of an hour: 2 MB of loudness, and 3 MB of how voices sound. */
export type LoudnessFrames = {
  durationMs: number;
  /** Highest absolute sample, 0 to 1, over all channels. */
  peaks: Float32Array;
  /** Mean power in dB below full scale: one array per speaker's channel, one in all when the channels agree. */
  channelsDb: Float32Array[];
  voices: VoiceWindows;
};

/** Measures samples as they pass. Bytes may be split anywhere. */
export class LoudnessMeter {
  readonly #format: WavFormat;
  readonly #sampleBytes: number;
  readonly #scratch: Float32Array;
  readonly #voices: VoiceMeter;
  readonly #frames: [peaks: FloatList, left: FloatList, right: FloatList] = [
    new FloatList(),
    new FloatList(),
    new FloatList(),
  ];
  #carry: Buffer = Buffer.alloc(0);
  #framePosition = 0;
  #frameEnd: number;
  #frameStart = 0;
  #peak = 0;
  #leftPower = 0;
  #rightPower = 0;

  constructor(format: WavFormat) {
    this.#format = format;
    this.#sampleBytes = sampleBytes(format.encoding);
    this.#scratch = new Float32Array(
      Math.max(1, Math.floor(DECODE_SAMPLES / format.channels)) * format.channels,
    );
    this.#voices = new VoiceMeter(format.sampleRateHz, format.channels);
    this.#frameEnd = this.#endOfFrame(0);
  }

  push(samples: Buffer): void {
    const bytes = this.#carry.length === 0 ? samples : Buffer.concat([this.#carry, samples]);
    const usableBytes = bytes.length - (bytes.length % this.#format.frameBytes);
    const stepBytes = this.#scratch.length * this.#sampleBytes;
    for (let start = 0; start < usableBytes; start += stepBytes) {
      const piece = bytes.subarray(start, Math.min(usableBytes, start + stepBytes));
      const decoded = this.#scratch.subarray(0, piece.length / this.#sampleBytes);
      sampleDecoder(this.#format.encoding)(piece, decoded);
      this.#measure(decoded);
      this.#voices.push(decoded);
    }
    this.#carry = Buffer.from(bytes.subarray(usableBytes));
  }

  async finish(slices: Slices): Promise<LoudnessFrames> {
    const sampleCount = this.#framePosition;
    if (sampleCount > this.#frameStart) this.#endFrame(sampleCount);
    const [peaks, left, right] = this.#frames;
    const speakers = await separateVoices(left.toArray(), right.toArray(), slices);
    const channelsDb: Float32Array[] = [];
    for (const powers of speakers) channelsDb.push(await toDb(powers, slices));
    return {
      durationMs: Math.round((sampleCount / this.#format.sampleRateHz) * 1000),
      peaks: peaks.toArray(),
      channelsDb,
      voices: this.#voices.finish(),
    };
  }

  #measure(samples: Float32Array): void {
    const { channels } = this.#format;
    for (let start = 0; start < samples.length; ) {
      const frameLeft = (this.#frameEnd - this.#framePosition) * channels;
      const end = Math.min(samples.length, start + frameLeft);
      if (channels === 2) this.#measureStereo(samples, start, end);
      else this.#measureMixed(samples, start, end);
      this.#framePosition += (end - start) / channels;
      if (this.#framePosition === this.#frameEnd) this.#endFrame(this.#frameEnd);
      start = end;
    }
  }

  #measureStereo(samples: Float32Array, start: number, end: number): void {
    let peak = this.#peak;
    let leftPower = 0;
    let rightPower = 0;
    for (let i = start; i < end; i += 2) {
      const left = samples[i] ?? 0;
      const right = samples[i + 1] ?? 0;
      leftPower += left * left;
      rightPower += right * right;
      if (left > peak) peak = left;
      else if (-left > peak) peak = -left;
      if (right > peak) peak = right;
      else if (-right > peak) peak = -right;
    }
    this.#peak = peak;
    this.#leftPower += leftPower;
    this.#rightPower += rightPower;
  }

  #measureMixed(samples: Float32Array, start: number, end: number): void {
    let peak = this.#peak;
    let power = 0;
    for (let i = start; i < end; i += 1) {
      const sample = samples[i] ?? 0;
      power += sample * sample;
      if (sample > peak) peak = sample;
      else if (-sample > peak) peak = -sample;
    }
    this.#peak = peak;
    this.#leftPower += power / this.#format.channels;
  }

  #endFrame(end: number): void {
    const sampleCount = end - this.#frameStart;
    this.#frames[0].push(this.#peak);
    this.#frames[1].push(this.#leftPower / sampleCount);
    if (this.#format.channels === 2) this.#frames[2].push(this.#rightPower / sampleCount);
    this.#peak = 0;
    this.#leftPower = 0;
    this.#rightPower = 0;
    this.#frameStart = end;
    this.#frameEnd = this.#endOfFrame(this.#frames[0].length);
  }

  /** Computed from the frame's number, so that odd sample rates do not drift. */
  #endOfFrame(frame: number): number {
    return Math.round(((frame + 1) * FRAME_MS * this.#format.sampleRateHz) / 1000);
  }
}

async function toDb(powers: Float32Array, slices: Slices): Promise<Float32Array> {
  const levelsDb = new Float32Array(powers.length);
  await slices.over(powers.length, (from, to) => {
    for (let i = from; i < to; i += 1)
      levelsDb[i] = Math.max(FLOOR_DB, 10 * Math.log10((powers[i] ?? 0) + 1e-12));
  });
  return levelsDb;
}
