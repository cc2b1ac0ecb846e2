export type SpeechSegment = { startMs: number; endMs: number; channel?: number };

/**
 * Where somebody speaks, in order of time. `channel` tells the two sides of a call apart, when each has a channel of
 * its own; then segments of different channels may overlap. Else `voices` may tell who speaks.
 */
export type SpeechMap = { durationMs: number; segments: SpeechSegment[]; voices?: VoiceTrack };

/**
 * How the voice sounds in each `stepMs` of the recording: one character a step, "0" where nobody is heard, else the
 * number of one of the `sounds`, from "1" on. Each of these has VOICE_FEATURES characters, of 64 levels from "0" on:
 * loudness, pitch ("0" for none), and the shape of the spectrum.
 */
export type VoiceTrack = { stepMs: number; sounds: string; steps: string };

export const VOICE_FEATURES = 9;
/** As many as a track's characters can name. */
export const MOST_SOUNDS = 63;
const LEVELS = 64;
const FIRST_CODE = "0".charCodeAt(0);

export function encodeVoiceLevel(level: number): string {
  return String.fromCharCode(FIRST_CODE + Math.max(0, Math.min(LEVELS - 1, Math.round(level))));
}

/** The level of the character at `index`; 0 outside and for what is none. */
export function decodeVoiceLevel(characters: string, index: number): number {
  const code = characters.charCodeAt(index);
  return Number.isNaN(code) ? 0 : Math.max(0, Math.min(LEVELS - 1, code - FIRST_CODE));
}
