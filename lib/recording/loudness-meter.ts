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
  /** Highest absolute sample, 0 to 1, over all channels, without what is constant. */
  peaks: Float32Array;
  /** Mean power in dB below full scale, without what is constant: one array per speaker's channel, one in all when the channels agree. */
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
  readonly #channels: ChannelSums[];

  constructor(format: WavFormat) {
    this.#format = format;
    this.#sampleBytes = sampleBytes(format.encoding);
    this.#scratch = new Float32Array(
      Math.max(1, Math.floor(DECODE_SAMPLES / format.channels)) * format.channels,
    );
    this.#voices = new VoiceMeter(format.sampleRateHz, format.channels);
    this.#channels = Array.from({ length: format.channels }, emptySums);
    this.#frameEnd = this.#endOfFrame(0);
  }

  /** Whether there is as much as a millisecond. */
  get hasSound(): boolean {
    return this.#framePosition * 1000 >= this.#format.sampleRateHz;
  }

  push(samples: Buffer): void {
    const bytes = this.#carry.length === 0 ? samples : Buffer.concat([this.#carry, samples]);
    const usableBytes = bytes.length - (bytes.length % this.#format.frameBytes);
    const stepBytes = this.#scratch.length * this.#sampleBytes;
    for (let start = 0; start < usableBytes; start += stepBytes) {
      const piece = bytes.subarray(start, Math.min(usableBytes, start + stepBytes));
      const decoded = this.#scratch.subarray(0, piece.length / this.#sampleBytes);
      sampleDecoder(this.#format.encoding, this.#format.isBigEndian)(piece, decoded);
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
      for (let channel = 0; channel < channels; channel += 1)
        addSamples(this.#channels[channel] ?? emptySums(), samples, start + channel, end, channels);
      this.#framePosition += (end - start) / channels;
      if (this.#framePosition === this.#frameEnd) this.#endFrame(this.#frameEnd);
      start = end;
    }
  }

  #endFrame(end: number): void {
    const sampleCount = end - this.#frameStart;
    const powers = this.#channels.map((sums) => powerOf(sums, sampleCount));
    const isStereo = powers.length === 2;
    this.#frames[0].push(Math.max(...this.#channels.map(peakOf)));
    this.#frames[1].push(
      isStereo ? (powers[0] ?? 0) : powers.reduce((sum, power) => sum + power, 0) / powers.length,
    );
    if (isStereo) this.#frames[2].push(powers[1] ?? 0);
    for (const sums of this.#channels) Object.assign(sums, emptySums());
    this.#frameStart = end;
    this.#frameEnd = this.#endOfFrame(this.#frames[0].length);
  }

  /** Computed from the frame's number, so that odd sample rates do not drift. */
  #endOfFrame(frame: number): number {
    return Math.round(((frame + 1) * FRAME_MS * this.#format.sampleRateHz) / 1000);
  }
}

/** Of one channel in one frame. */
type ChannelSums = { sum: number; squares: number; highest: number; lowest: number };

function emptySums(): ChannelSums {
  return { sum: 0, squares: 0, highest: Number.NEGATIVE_INFINITY, lowest: Number.POSITIVE_INFINITY };
}

function addSamples(
  sums: ChannelSums,
  samples: Float32Array,
  start: number,
  end: number,
  step: number,
): void {
  let { sum, squares, highest, lowest } = sums;
  for (let i = start; i < end; i += step) {
    const sample = samples[i] ?? 0;
    sum += sample;
    squares += sample * sample;
    if (sample > highest) highest = sample;
    if (sample < lowest) lowest = sample;
  }
  sums.sum = sum;
  sums.squares = squares;
  sums.highest = highest;
  sums.lowest = lowest;
}

/** Cheap sound cards add a constant to every sample, which is no sound. */
function powerOf({ sum, squares }: ChannelSums, count: number): number {
  return Math.max(0, squares / count - (sum / count) ** 2);
}

/** Half of what lies between the ends, as a frame may hold no whole waves and have a mean of its own. */
function peakOf({ highest, lowest }: ChannelSums): number {
  return (highest - lowest) / 2;
}

async function toDb(powers: Float32Array, slices: Slices): Promise<Float32Array> {
  const levelsDb = new Float32Array(powers.length);
  await slices.over(powers.length, (from, to) => {
    for (let i = from; i < to; i += 1)
      levelsDb[i] = Math.max(FLOOR_DB, 10 * Math.log10((powers[i] ?? 0) + 1e-12));
  });
  return levelsDb;
}
