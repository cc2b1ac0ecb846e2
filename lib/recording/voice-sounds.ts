import { VOICE_FEATURES } from "@/lib/transcript/speech-map";
import type { Slices } from "./slices";

/** So many are learnt from at most; more of the same teach nothing. */
const MOST_SAMPLES = 3_000;
const ROUNDS = 8;
const STEPS_AT_ONCE = 500;

/** The sounds that stand for all others, and which one stands for each. */
export type Sounds = { centres: Float32Array; nearest: Uint8Array };

/**
 * Sums up `features`, VOICE_FEATURES numbers for each moment, by at most `count` sounds: k-means, from moments spread
 * over the recording. `scales` says how much a difference in each feature counts.
 */
export async function gatherSounds(
  features: Float32Array,
  scales: readonly number[],
  count: number,
  slices: Slices,
): Promise<Sounds> {
  const momentCount = features.length / VOICE_FEATURES;
  const every = Math.max(1, Math.ceil(momentCount / MOST_SAMPLES));
  const samples = Array.from({ length: Math.ceil(momentCount / every) }, (_, i) => i * every);
  const centres = new Float32Array(Math.min(count, samples.length) * VOICE_FEATURES);
  const soundCount = centres.length / VOICE_FEATURES;
  for (let sound = 0; sound < soundCount; sound += 1) {
    const at = (samples[Math.floor(((sound + 0.5) * samples.length) / soundCount)] ?? 0) * VOICE_FEATURES;
    centres.set(features.subarray(at, at + VOICE_FEATURES), sound * VOICE_FEATURES);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const sums = new Float64Array(centres.length);
    const sizes = new Float64Array(soundCount);
    await slices.over(
      samples.length,
      (from, to) => {
        for (let i = from; i < to; i += 1) {
          const at = (samples[i] ?? 0) * VOICE_FEATURES;
          const sound = nearestTo(features, at, centres, scales);
          sizes[sound] = (sizes[sound] ?? 0) + 1;
          for (let k = 0; k < VOICE_FEATURES; k += 1)
            sums[sound * VOICE_FEATURES + k] =
              (sums[sound * VOICE_FEATURES + k] ?? 0) + (features[at + k] ?? 0);
        }
      },
      STEPS_AT_ONCE,
    );
    for (let i = 0; i < centres.length; i += 1) {
      const size = sizes[Math.floor(i / VOICE_FEATURES)] ?? 0;
      if (size > 0) centres[i] = (sums[i] ?? 0) / size;
    }
  }
  const nearest = new Uint8Array(momentCount);
  await slices.over(
    momentCount,
    (from, to) => {
      for (let i = from; i < to; i += 1)
        nearest[i] = nearestTo(features, i * VOICE_FEATURES, centres, scales);
    },
    STEPS_AT_ONCE,
  );
  return { centres, nearest };
}

function nearestTo(
  features: Float32Array,
  at: number,
  centres: Float32Array,
  scales: readonly number[],
): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let centre = 0; centre < centres.length; centre += VOICE_FEATURES) {
    let distance = 0;
    for (let k = 0; k < VOICE_FEATURES && distance < least; k += 1) {
      const away = ((features[at + k] ?? 0) - (centres[centre + k] ?? 0)) * (scales[k] ?? 0);
      distance += away * away;
    }
    if (distance >= least) continue;
    least = distance;
    nearest = centre / VOICE_FEATURES;
  }
  return nearest;
}
