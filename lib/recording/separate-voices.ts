import { quantile } from "./quantile";
import type { Slices } from "./slices";

/** 30 dB below the loudest frame is silence for this purpose; 6 dB below the other channel is not speaking. */
const ACTIVE_SHARE = 1e-3;
const QUIETER_SHARE = 0.25;
/** Of the frames, the quietest: what a channel's own noise is like. */
const NOISE_QUANTILE = 0.1;
/** Noise varies; what is below this many times its power is noise. */
const NOISE_MARGIN = 2;
/** Each side must be the louder one this often, both together most of the time. */
const LEAST_SIDE = 0.02;
const ECHO_MARGIN = 4;

/**
 * From the power of each frame, per channel (`right` is empty without a second one): the two sides of a call when
 * each has a channel of its own, which shows in now one and now the other being much louder; else the mean of both.
 */
export async function separateVoices(
  left: Float32Array,
  right: Float32Array,
  slices: Slices,
): Promise<Float32Array[]> {
  if (right.length === 0) return [left];
  const [leftVoice, rightVoice] = [await withoutNoise(left, slices), await withoutNoise(right, slices)];
  const loudest = Math.max(loudestOf(leftVoice), loudestOf(rightVoice));
  let [active, onlyLeft, onlyRight] = [0, 0, 0];
  await slices.over(leftVoice.length, (from, to) => {
    for (let frame = from; frame < to; frame += 1) {
      const [leftPower, rightPower] = [leftVoice[frame] ?? 0, rightVoice[frame] ?? 0];
      if (Math.max(leftPower, rightPower) <= loudest * ACTIVE_SHARE) continue;
      active += 1;
      if (rightPower < leftPower * QUIETER_SHARE) onlyLeft += 1;
      if (leftPower < rightPower * QUIETER_SHARE) onlyRight += 1;
    }
  });
  if (onlyLeft + onlyRight > active / 2 && Math.min(onlyLeft, onlyRight) > active * LEAST_SIDE)
    return [await withoutEcho(left, rightVoice, slices), await withoutEcho(right, leftVoice, slices)];
  return [await mapped(left, (power, frame) => (power + (right[frame] ?? 0)) / 2, slices)];
}

async function withoutNoise(channel: Float32Array, slices: Slices): Promise<Float32Array> {
  const noise = quantile(channel, NOISE_QUANTILE);
  return mapped(channel, (power) => (power < noise * NOISE_MARGIN ? 0 : power - noise), slices);
}

/** What one side's microphone hears of the other is made as quiet as the channel's own noise. */
async function withoutEcho(
  channel: Float32Array,
  other: Float32Array,
  slices: Slices,
): Promise<Float32Array> {
  const noise = quantile(channel, NOISE_QUANTILE);
  const audible = loudestOf(other) * ACTIVE_SHARE * 10;
  const shares = await mapped(
    channel,
    (power, frame) => Math.max(0, power - noise) / (other[frame] ?? 0),
    slices,
  );
  const echoes = shares.filter((share, frame) => (other[frame] ?? 0) > audible && share < QUIETER_SHARE);
  const echo = Math.min(QUIETER_SHARE, quantile(echoes, 0.5) * ECHO_MARGIN);
  await slices.pause();
  return mapped(
    channel,
    (power, frame) =>
      (other[frame] ?? 0) > 0 && (shares[frame] ?? 0) <= echo ? Math.min(power, noise) : power,
    slices,
  );
}

async function mapped(
  values: Float32Array,
  change: (value: number, index: number) => number,
  slices: Slices,
): Promise<Float32Array> {
  const changed = new Float32Array(values.length);
  await slices.over(values.length, (from, to) => {
    for (let i = from; i < to; i += 1) changed[i] = change(values[i] ?? 0, i);
  });
  return changed;
}

function loudestOf(powers: Float32Array): number {
  let loudest = 0;
  for (const power of powers) if (power > loudest) loudest = power;
  return loudest;
}
