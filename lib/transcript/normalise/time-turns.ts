import type { Word } from "../types";
import type { RawTime, SpeakerRef } from "./frame";
import type { Piece, Utterance } from "./piece";
import { lengthUnitMs, unitOf } from "./time-evidence";
import { toWords, type WordTime } from "./to-words";

export type TimedTurn = {
  text: string;
  speaker: SpeakerRef;
  startMs: number | null;
  endMs: number | null;
  words: Word[];
};

// A time from 1998 on, in milliseconds since 1970; no recording is as long as that.
const EPOCH_MIN_MS = 9e11;
const LONGEST_MS = 1e10;
const FITS = 1.2;

/** Turns with their times in milliseconds since the start of the recording. */
export function timeTurns(utterances: readonly Utterance[], recordingMs: number | null): TimedTurn[] {
  const words = utterances.flatMap((utterance) => utterance.words);
  const units = {
    turn: unitOf(utterances, recordingMs),
    length: lengthUnitMs(utterances, recordingMs),
    word: unitOf(words, recordingMs),
  };
  const turns = utterances.map((utterance): MeasuredTurn => {
    const startMs = msOf(utterance.start, units.turn);
    const endMs = endOf(utterance, startMs, units.turn, units.length);
    return { utterance, startMs, endMs, wordTimes: timesOfWords(utterance.words, units.word) };
  });
  const originMs = originOf(turns, recordingMs);
  return turns.map((turn) => placeTurn(turn, originMs));
}

type MeasuredTurn = {
  utterance: Utterance;
  startMs: number | null;
  endMs: number | null;
  wordTimes: WordTime[];
};
type Origin = { epochMs: number; clockMs: number };

const NO_TIMES: WordTime[] = [];

/** A length adds up with a start of its unit; of another, its own unit is told by the rate of speech. */
function endOf(
  { start, end, duration }: Pick<Utterance, "start" | "end" | "duration">,
  startMs: number | null,
  unitMs: number,
  lengthUnit: number,
): number | null {
  if (end || !start || !duration || startMs === null) return msOf(end, unitMs);
  const isOfStart = duration.unitMs === 0 && start.unitMs === 0;
  return startMs + duration.amount * (duration.unitMs || (isOfStart ? unitMs : lengthUnit));
}

function timesOfWords(words: readonly Piece[], unitMs: number): WordTime[] {
  if (words.length === 0) return NO_TIMES;
  return words.map((word) => {
    const startMs = msOf(word.start, unitMs);
    return { startMs, endMs: endOf(word, startMs, unitMs, unitMs) };
  });
}

function placeTurn({ utterance, startMs, endMs, wordTimes }: MeasuredTurn, originMs: Origin): TimedTurn {
  // In place: a long talk has hundreds of thousands of words, and nobody else holds their times.
  for (const time of wordTimes) {
    time.startMs = placeOnTape(time.startMs, originMs);
    time.endMs = placeOnTape(time.endMs, originMs);
  }
  const words = toWords(utterance.words, wordTimes);
  const start = placeOnTape(startMs, originMs) ?? words[0]?.startMs ?? null;
  const end = placeOnTape(endMs, originMs) ?? words.at(-1)?.endMs ?? null;
  return {
    text: utterance.text,
    speaker: utterance.speaker,
    startMs: start,
    endMs: start === null || end === null ? null : Math.max(start, end),
    words,
  };
}

function msOf(time: RawTime | null, unitMs: number): number | null {
  return time && time.amount * (time.unitMs || unitMs);
}

/** From when on times count: the earliest of those since 1970, or of those of a day when the recording is shorter. */
function originOf(turns: readonly MeasuredTurn[], recordingMs: number | null): Origin {
  let [epochMs, leastMs, mostMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
  const note = (ms: number | null) => {
    if (ms === null) return;
    if (ms >= EPOCH_MIN_MS) epochMs = Math.min(epochMs, ms);
    else {
      leastMs = Math.min(leastMs, ms);
      mostMs = Math.max(mostMs, ms);
    }
  };
  for (const { startMs, endMs, wordTimes } of turns) {
    note(startMs ?? endMs);
    for (const word of wordTimes) note(word.startMs);
  }
  const isOfDay =
    recordingMs !== null && leastMs > recordingMs * FITS && mostMs - leastMs <= recordingMs * FITS;
  return { epochMs, clockMs: isOfDay && Number.isFinite(leastMs) ? leastMs : 0 };
}

function placeOnTape(ms: number | null, { epochMs, clockMs }: Origin): number | null {
  if (ms === null || !Number.isFinite(ms)) return null;
  const onTapeMs = ms >= EPOCH_MIN_MS ? ms - epochMs : ms - clockMs;
  return onTapeMs > LONGEST_MS ? null : Math.max(0, Math.round(onTapeMs));
}
