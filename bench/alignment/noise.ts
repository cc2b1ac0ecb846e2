import type { Random } from "./random";

const AUDIBLE = 0.003;

/** Adds white or pink noise, `snrDb` below the mean power of what is spoken. */
export function mixNoise(samples: Float32Array, snrDb: number, random: Random): void {
  const spoken = samples.filter((sample) => Math.abs(sample) > AUDIBLE);
  const noise = random.next() < 0.5 ? white(samples.length, random) : pink(samples.length, random);
  const gain = Math.sqrt(meanPower(spoken) / 10 ** (snrDb / 10) / meanPower(noise));
  for (let i = 0; i < samples.length; i += 1) samples[i] = (samples[i] ?? 0) + gain * (noise[i] ?? 0);
}

function white(length: number, random: Random): Float32Array {
  return Float32Array.from({ length }, () => random.next() + random.next() + random.next() - 1.5);
}

/** White noise through filters that each halve the power per octave over a part of the range (P. Kellet). */
function pink(length: number, random: Random): Float32Array {
  let [slow, middle, fast] = [0, 0, 0];
  return white(length, random).map((sample) => {
    slow = 0.99765 * slow + sample * 0.099046;
    middle = 0.963 * middle + sample * 0.2965164;
    fast = 0.57 * fast + sample * 1.0526913;
    return slow + middle + fast + sample * 0.1848;
  });
}

function meanPower(samples: Float32Array): number {
  return samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
}
