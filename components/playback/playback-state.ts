import { DEFAULT_PREFERENCES, type PlayerPreferences } from "./player-preferences";
import type { PlaybackProblem } from "./recording-problem";
import type { TimeRange } from "./time-ranges";
import type { Voice } from "./voices";

/** Lists and ranges in it are replaced, never changed. */
export type PlaybackState = PlayerPreferences & {
  isPlaying: boolean;
  /** Wants to play and waits for bytes. */
  isWaiting: boolean;
  timeMs: number;
  /** Null until the browser knows. */
  durationMs: number | null;
  problem: PlaybackProblem | null;
  /** Whether there are turns to step through. */
  hasCues: boolean;
  /** Who speaks when; empty until the transcript is there, or when it has no times. */
  voices: readonly Voice[];
  /** What can be skipped; null until the speech map is there. */
  silences: readonly TimeRange[] | null;
  /** What this person has heard, now and before. */
  heard: readonly TimeRange[];
  /** The passage that is played again and again. */
  loop: TimeRange | null;
  /** The start of a passage whose end is yet to be set. */
  loopFromMs: number | null;
  /** Where it went on by itself from an earlier visit, until something is played or sought. */
  resumedAtMs: number | null;
};

export const INITIAL_STATE: PlaybackState = {
  ...DEFAULT_PREFERENCES,
  isPlaying: false,
  isWaiting: false,
  timeMs: 0,
  durationMs: null,
  problem: null,
  hasCues: false,
  voices: [],
  silences: null,
  heard: [],
  loop: null,
  loopFromMs: null,
  resumedAtMs: null,
};
