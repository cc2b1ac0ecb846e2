import { type Voice, voiceAt } from "@/components/playback/voices";

/** `peaks` are the highest samples, 0 to 1, in each `bucketMs`. */
export type WaveformShape = { durationMs: number; bucketMs: number; peaks: Float32Array };

/** `height` is 0 to 1. `voice` is who speaks in the middle of it. */
export type Bar = { height: number; voice: Voice | undefined };

/** Speech uses the lower half of the scale: a curve shows how it moves. */
const CURVE = 0.8;
/** One loud knock must not flatten the rest: bars are measured by what all but so many stay under. */
const LOUD_QUANTILE = 0.995;

/** The recording as `count` bars from end to end, in the colours of `voices`. */
export function waveformBars(shape: WaveformShape, voices: readonly Voice[], count: number): Bar[] {
  const perBar = shape.durationMs / count;
  const loudness = Array.from({ length: count }, (_, bar) => {
    const first = Math.floor((bar * perBar) / shape.bucketMs);
    const last = Math.max(first + 1, Math.ceil(((bar + 1) * perBar) / shape.bucketMs));
    return meanPower(shape.peaks.subarray(first, last));
  });
  const full = quantile(loudness, LOUD_QUANTILE);
  return loudness.map((power, bar) => ({
    height: full > 0 ? Math.min(1, power / full) ** CURVE : 0,
    voice: voiceAt(voices, (bar + 0.5) * perBar),
  }));
}

// In the minute that a bar of a long recording stands for, the loudest moment is the same nearly everywhere.
function meanPower(peaks: Float32Array): number {
  let sum = 0;
  for (const peak of peaks) sum += peak * peak;
  return peaks.length > 0 ? Math.sqrt(sum / peaks.length) : 0;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
