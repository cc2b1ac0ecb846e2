export type SpeechSegment = { startMs: number; endMs: number; channel?: number };

/**
 * Where somebody speaks, in order of time. `channel` tells the two sides of a call apart, when each has a channel of
 * its own; then segments of different channels may overlap.
 */
export type SpeechMap = { durationMs: number; segments: SpeechSegment[] };
