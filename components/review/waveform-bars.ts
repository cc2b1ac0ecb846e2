import { type Voice, voiceAt } from "@/components/review/voices";

/** `peaks` are the highest samples, 0 to 1, in each `bucketMs`. */
export type WaveformShape = { durationMs: number; bucketMs: number; peaks: Float32Array };

/** `height` is 0 to 1. `voice` is who speaks in the middle of it. */
export type Bar = { height: number; voice: Voice | undefined };

/** Speech uses the lower third of the scale: the root shows how it moves. */
const CURVE = 0.6;
/** One loud knock must not flatten the rest: bars are measured by what all but so many stay under. */
const LOUD_QUANTILE = 0.995;

/** The recording as `count` bars from end to end, in the colours of `voices`. */
export function waveformBars(shape: WaveformShape, voices: readonly Voice[], count: number): Bar[] {
  const perBar = shape.durationMs / count;
  const loudest = Array.from({ length: count }, (_, bar) => {
    const first = Math.floor((bar * perBar) / shape.bucketMs);
    const last = Math.max(first, Math.ceil(((bar + 1) * perBar) / shape.bucketMs) - 1);
    let peak = 0;
    for (let bucket = first; bucket <= last; bucket += 1) peak = Math.max(peak, shape.peaks[bucket] ?? 0);
    return peak;
  });
  const full = quantile(loudest, LOUD_QUANTILE);
  return loudest.map((peak, bar) => ({
    height: full > 0 ? Math.min(1, peak / full) ** CURVE : 0,
    voice: voiceAt(voices, (bar + 0.5) * perBar),
  }));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
