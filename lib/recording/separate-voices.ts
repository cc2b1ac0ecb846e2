/** 30 dB below the loudest frame is silence for this purpose, 10 dB below the other channel is not speaking. */
const ACTIVE_SHARE = 1e-3;
const QUIET_SHARE = 0.1;

/**
 * From the power of each frame, per channel (`right` is empty without a second one): the two sides of a call when each has a channel of
 * its own, which shows in one being much louder most of the time somebody speaks; else the mean of both.
 */
export function separateVoices(left: Float32Array, right: Float32Array): Float32Array[] {
  if (right.length === 0) return [left];
  const loudest = Math.max(left.reduce(larger, 0), right.reduce(larger, 0));
  let active = 0;
  let oneSided = 0;
  for (const [frame, leftPower] of left.entries()) {
    const rightPower = right[frame] ?? 0;
    const louder = Math.max(leftPower, rightPower);
    if (louder < loudest * ACTIVE_SHARE) continue;
    active += 1;
    if (Math.min(leftPower, rightPower) < louder * QUIET_SHARE) oneSided += 1;
  }
  const speaks = (channel: Float32Array) => channel.some((power) => power > loudest * ACTIVE_SHARE);
  if (oneSided > active / 2 && speaks(left) && speaks(right))
    return [withoutEcho(left, right), withoutEcho(right, left)];
  return [left.map((power, frame) => (power + (right[frame] ?? 0)) / 2)];
}

/** What one side's microphone hears of the other is made as quiet as the channel's own noise. */
function withoutEcho(channel: Float32Array, other: Float32Array): Float32Array {
  const quietPower = channel.toSorted()[Math.floor(channel.length * QUIET_SHARE)] ?? 0;
  return channel.map((power, frame) =>
    power < (other[frame] ?? 0) * QUIET_SHARE ? Math.min(power, quietPower) : power,
  );
}

function larger(a: number, b: number): number {
  return Math.max(a, b);
}
