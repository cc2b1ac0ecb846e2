import type { Turn, Word } from "../../types";
import type { Utterance } from "../piece";
import { msOf } from "./raw-time";
import { lengthUnitMs, unitOf } from "./time-evidence";
import { toWords, type WordTimes } from "./to-words";

// A time from 1998 on, in milliseconds since 1970; no recording is as long as that.
const EPOCH_MIN_MS = 9e11;
const LONGEST_MS = 1e10;
const FITS = 1.2;

const NO_WORDS: Word[] = [];

/** Turns with their times in milliseconds since the start of the recording; `speakerIds` has one for each. */
export function timeTurns(
  utterances: readonly Utterance[],
  speakerIds: readonly (string | null)[],
  recordingMs: number | null,
): Turn[] {
  const lists = utterances.map(({ words }) => words);
  const unitMs = unitOf([utterances], recordingMs);
  const turnTimes = measure([utterances], unitMs, lengthUnitMs(utterances, recordingMs));
  const wordUnitMs = unitOf(lists, recordingMs);
  const wordTimes = measure(lists, wordUnitMs, wordUnitMs);
  placeOnTape([turnTimes, wordTimes], recordingMs);
  let from = 0;
  return utterances.map(({ words: heard, text }, index): Turn => {
    const words = heard.length === 0 ? NO_WORDS : toWords(heard, wordTimes, from);
    from += heard.length;
    const startMs = given(turnTimes.starts[index]) ?? words[0]?.startMs ?? null;
    const endMs = given(turnTimes.ends[index]) ?? words.at(-1)?.endMs ?? null;
    const turn: Turn = {
      id: `turn-${index + 1}`,
      speakerId: speakerIds[index] ?? null,
      text,
      startMs,
      endMs: startMs === null || endMs === null ? null : Math.max(startMs, endMs),
    };
    if (words.length > 0) turn.words = words;
    return turn;
  });
}

function given(ms: number | undefined): number | null {
  return ms === undefined || Number.isNaN(ms) ? null : ms;
}

type Timed = Pick<Utterance, "start" | "end" | "duration">;

/** In flat lists, as a long talk has hundreds of thousands of words. */
function measure(lists: readonly (readonly Timed[])[], unitMs: number, lengthUnit: number): WordTimes {
  const count = lists.reduce((sum, { length }) => sum + length, 0);
  const times = { starts: new Float64Array(count), ends: new Float64Array(count) };
  let at = 0;
  for (const list of lists) {
    for (const { start, end, duration } of list) {
      const startMs = start ? msOf(start, unitMs) : Number.NaN;
      times.starts[at] = startMs;
      times.ends[at] = end ? msOf(end, unitMs) : Number.NaN;
      if (!end && start && duration) {
        // A length adds up with a start of its unit; of another, its own unit is told by the rate of speech.
        const isOfStart = duration.unitMs === 0 && start.unitMs === 0;
        times.ends[at] = startMs + msOf(duration, isOfStart ? unitMs : lengthUnit);
      }
      at += 1;
    }
  }
  return times;
}

/**
 * Counts times from the start of the recording: from the earliest of those since 1970, or of those of a day when the
 * recording is shorter.
 */
function placeOnTape([turns, words]: [WordTimes, WordTimes], recordingMs: number | null): void {
  let [epochMs, leastMs, mostMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
  const note = (ms: number) => {
    if (ms >= EPOCH_MIN_MS) epochMs = Math.min(epochMs, ms);
    else if (!Number.isNaN(ms)) {
      leastMs = Math.min(leastMs, ms);
      mostMs = Math.max(mostMs, ms);
    }
  };
  turns.starts.forEach((ms, index) => {
    note(Number.isNaN(ms) ? (turns.ends[index] ?? ms) : ms);
  });
  words.starts.forEach(note);
  const isOfDay =
    recordingMs !== null && leastMs > recordingMs * FITS && mostMs - leastMs <= recordingMs * FITS;
  const clockMs = isOfDay && Number.isFinite(leastMs) ? leastMs : 0;
  for (const times of [turns.starts, turns.ends, words.starts, words.ends]) {
    for (let index = 0; index < times.length; index += 1) {
      const ms = times[index] ?? Number.NaN;
      const onTapeMs = ms >= EPOCH_MIN_MS ? ms - epochMs : ms - clockMs;
      times[index] = onTapeMs <= LONGEST_MS ? Math.max(0, Math.round(onTapeMs)) : Number.NaN;
    }
  }
}
