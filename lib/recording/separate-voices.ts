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
export function separateVoices(left: Float32Array, right: Float32Array): Float32Array[] {
  if (right.length === 0) return [left];
  const [leftVoice, rightVoice] = [withoutNoise(left), withoutNoise(right)];
  const loudest = Math.max(leftVoice.reduce(larger, 0), rightVoice.reduce(larger, 0));
  let [active, onlyLeft, onlyRight] = [0, 0, 0];
  for (const [frame, leftPower] of leftVoice.entries()) {
    const rightPower = rightVoice[frame] ?? 0;
    if (Math.max(leftPower, rightPower) <= loudest * ACTIVE_SHARE) continue;
    active += 1;
    if (rightPower < leftPower * QUIETER_SHARE) onlyLeft += 1;
    if (leftPower < rightPower * QUIETER_SHARE) onlyRight += 1;
  }
  if (onlyLeft + onlyRight > active / 2 && Math.min(onlyLeft, onlyRight) > active * LEAST_SIDE)
    return [withoutEcho(left, rightVoice), withoutEcho(right, leftVoice)];
  return [left.map((power, frame) => (power + (right[frame] ?? 0)) / 2)];
}

function withoutNoise(channel: Float32Array): Float32Array {
  const noise = noiseOf(channel);
  return channel.map((power) => (power < noise * NOISE_MARGIN ? 0 : power - noise));
}

/** What one side's microphone hears of the other is made as quiet as the channel's own noise. */
function withoutEcho(channel: Float32Array, other: Float32Array): Float32Array {
  const noise = noiseOf(channel);
  const share = (power: number, frame: number) => Math.max(0, power - noise) / (other[frame] ?? 0);
  const loudest = other.reduce(larger, 0);
  const echoes = channel
    .map((power, frame) => ((other[frame] ?? 0) > loudest * ACTIVE_SHARE * 10 ? share(power, frame) : 1))
    .filter((echo) => echo < QUIETER_SHARE)
    .sort();
  const echo = Math.min(QUIETER_SHARE, (echoes[echoes.length >> 1] ?? 0) * ECHO_MARGIN);
  return channel.map((power, frame) =>
    (other[frame] ?? 0) > 0 && share(power, frame) <= echo ? Math.min(power, noise) : power,
  );
}

function noiseOf(channel: Float32Array): number {
  return channel.toSorted()[Math.floor(channel.length * NOISE_QUANTILE)] ?? 0;
}

function larger(a: number, b: number): number {
  return Math.max(a, b);
}
