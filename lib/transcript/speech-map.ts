export type SpeechSegment = { startMs: number; endMs: number; channel?: number };

/**
 * Where somebody speaks, in order of time. `channel` tells the two sides of a call apart, when each has a channel of
 * its own; then segments of different channels may overlap. Else `voices` may tell who speaks.
 */
export type SpeechMap = { durationMs: number; segments: SpeechSegment[]; voices?: VoiceTrack };

/**
 * How the voice sounds in each `stepMs` of the recording: VOICE_FEATURES characters each, of 64 levels from "0" on.
 * The first is the loudness, "0" where nobody is heard; then pitch and the shape of the spectrum.
 */
export type VoiceTrack = { stepMs: number; steps: string };

export const VOICE_FEATURES = 9;
const LEVELS = 64;
const FIRST_CODE = "0".charCodeAt(0);

export function encodeVoiceLevel(level: number): string {
  return String.fromCharCode(FIRST_CODE + Math.max(0, Math.min(LEVELS - 1, Math.round(level))));
}

export function decodeVoiceLevel(track: VoiceTrack, step: number, feature: number): number {
  const code = track.steps.charCodeAt(step * VOICE_FEATURES + feature);
  return Number.isNaN(code) ? 0 : Math.max(0, Math.min(LEVELS - 1, code - FIRST_CODE));
}
