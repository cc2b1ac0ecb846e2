import { encodeVoiceLevel, type SpeechSegment, type VoiceTrack } from "@/lib/transcript/speech-map";
import type { Slices } from "./slices";
import { VOICE_CEPSTRA, type VoiceWindows } from "./voice-meter";
import { gatherSounds } from "./voice-sounds";

const WINDOWS_PER_STEP = 3;
const FEATURES = VOICE_CEPSTRA + 2;
const LOUDNESS = 0;
const PITCH = 1;
const SOUNDS = 32;
const CEPSTRUM_SCALE = 16;
const MIDDLE_LEVEL = 32;
/** Twenty levels for an octave above this. */
const LOWEST_PITCH_HZ = 50;
const LEVELS_PER_OCTAVE = 20;
const STEPS_AT_ONCE = 500;
const NOBODY = encodeVoiceLevel(0);

/** How voices sound where `segments` say that somebody speaks, a character for each three windows. */
export async function toVoiceTrack(
  windows: VoiceWindows,
  segments: readonly SpeechSegment[],
  slices: Slices,
): Promise<VoiceTrack> {
  const stepMs = windows.periodMs * WINDOWS_PER_STEP;
  const stepCount = Math.ceil(windows.powers.length / WINDOWS_PER_STEP);
  const spoken = spokenSteps(segments, stepMs, stepCount);
  const features = new Float32Array(stepCount * FEATURES);
  const heard: number[] = [];
  await slices.over(
    stepCount,
    (from, to) => {
      for (let step = from; step < to; step += 1) {
        if (!spoken[step]) continue;
        const at = heard.length * FEATURES;
        if (sumUp(windows, step * WINDOWS_PER_STEP, features.subarray(at, at + FEATURES))) heard.push(step);
      }
    },
    STEPS_AT_ONCE,
  );
  const moments = features.subarray(0, heard.length * FEATURES);
  fillPitch(moments);
  const { centres, nearest } = await gatherSounds(moments, scalesOf(moments), SOUNDS, slices);
  const steps = new Uint8Array(stepCount);
  for (const [i, step] of heard.entries()) steps[step] = (nearest[i] ?? 0) + 1;
  return {
    stepMs,
    sounds: Array.from(centres, encodeVoiceLevel).join(""),
    steps: Array.from(steps, (sound) => (sound === 0 ? NOBODY : encodeVoiceLevel(sound))).join(""),
  };
}

function spokenSteps(segments: readonly SpeechSegment[], stepMs: number, stepCount: number): Uint8Array {
  const spoken = new Uint8Array(stepCount);
  for (const { startMs, endMs } of segments)
    spoken.fill(1, Math.floor(startMs / stepMs), Math.ceil(endMs / stepMs));
  return spoken;
}

/** The features of three windows, in levels; false when it is too quiet to tell a voice. */
function sumUp({ pitches, powers, cepstra }: VoiceWindows, first: number, into: Float32Array): boolean {
  into.fill(0);
  const voiced: number[] = [];
  let [power, weights] = [0, 0];
  for (let i = first; i < Math.min(first + WINDOWS_PER_STEP, powers.length); i += 1) {
    // Vowels say most about a voice, and they are loud.
    const weight = Math.sqrt(powers[i] ?? 0);
    power += (powers[i] ?? 0) / WINDOWS_PER_STEP;
    weights += weight;
    for (let k = 0; k < VOICE_CEPSTRA; k += 1)
      into[2 + k] = (into[2 + k] ?? 0) + weight * (cepstra[i * VOICE_CEPSTRA + k] ?? 0);
    const pitchHz = pitches[i] ?? 0;
    if (pitchHz > 0) voiced.push(pitchHz);
  }
  if (weights === 0) return false;
  const pitchHz = voiced.sort((a, b) => a - b)[voiced.length >> 1];
  into[LOUDNESS] = Math.max(1, 63 + 10 * Math.log10(power));
  into[PITCH] = pitchHz ? Math.max(1, Math.log2(pitchHz / LOWEST_PITCH_HZ) * LEVELS_PER_OCTAVE) : 0;
  for (let k = 2; k < FEATURES; k += 1) into[k] = MIDDLE_LEVEL + ((into[k] ?? 0) / weights) * CEPSTRUM_SCALE;
  return true;
}

/** Where there is no pitch, the usual one says nothing. */
function fillPitch(moments: Float32Array): void {
  const at = Array.from({ length: moments.length / FEATURES }, (_, i) => i * FEATURES + PITCH);
  const known = at.flatMap((i) => moments[i] || []).sort((a, b) => a - b);
  const usual = known[known.length >> 1] ?? 0;
  for (const i of at) moments[i] = moments[i] || usual;
}

/** Such that each feature says about as much, as they vary differently. */
function scalesOf(moments: Float32Array): number[] {
  const count = Math.max(1, moments.length / FEATURES);
  return Array.from({ length: FEATURES }, (_, k) => {
    let [sum, squares] = [0, 0];
    for (let i = k; i < moments.length; i += FEATURES) {
      sum += moments[i] ?? 0;
      squares += (moments[i] ?? 0) ** 2;
    }
    const spread = Math.sqrt(Math.max(1, squares / count - (sum / count) ** 2));
    return 1 / spread;
  });
}
