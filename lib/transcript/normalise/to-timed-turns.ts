import type { Word } from "../types";
import type { RawTime } from "./read-time";
import { lengthUnitMs, turnUnitMs, wordUnitMs } from "./time-evidence";
import { toWords, type WordTime } from "./to-words";
import type { HeardWord, SpeakerRef, Utterance } from "./utterance";

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

/** Turns with their times in milliseconds since the start of the recording. */
export function toTimedTurns(utterances: readonly Utterance[], recordingMs: number | null): TimedTurn[] {
  const words = utterances.flatMap((utterance) => utterance.words);
  const units = {
    turn: turnUnitMs(utterances, recordingMs),
    length: lengthUnitMs(utterances, recordingMs),
    word: wordUnitMs(words, recordingMs),
  };
  const turns = utterances.map((utterance): MeasuredTurn => {
    const startMs = msOf(utterance.start, units.turn);
    const lengthMs = msOf(utterance.duration, units.length);
    const endMs =
      msOf(utterance.end, units.turn) ?? (startMs !== null && lengthMs !== null ? startMs + lengthMs : null);
    return { utterance, startMs, endMs, wordTimes: timesOfWords(utterance.words, units.word) };
  });
  const originMs = originOf(turns);
  return turns.map((turn) => placeTurn(turn, originMs));
}

type MeasuredTurn = {
  utterance: Utterance;
  startMs: number | null;
  endMs: number | null;
  wordTimes: WordTime[];
};

const NO_TIMES: WordTime[] = [];

function timesOfWords(words: readonly HeardWord[], unitMs: number): WordTime[] {
  if (words.length === 0) return NO_TIMES;
  return words.map(({ start, end }) => ({ startMs: msOf(start, unitMs), endMs: msOf(end, unitMs) }));
}

function placeTurn({ utterance, startMs, endMs, wordTimes }: MeasuredTurn, originMs: number): TimedTurn {
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

/** The earliest of the times that count from 1970: they are told from the first of them. */
function originOf(
  turns: readonly { startMs: number | null; endMs: number | null; wordTimes: WordTime[] }[],
): number {
  let originMs = Number.POSITIVE_INFINITY;
  const note = (ms: number | null) => {
    if (ms !== null && ms >= EPOCH_MIN_MS && ms < originMs) originMs = ms;
  };
  for (const { startMs, endMs, wordTimes } of turns) {
    note(startMs ?? endMs);
    for (const word of wordTimes) note(word.startMs);
  }
  return originMs;
}

function placeOnTape(ms: number | null, originMs: number): number | null {
  if (ms === null || !Number.isFinite(ms)) return null;
  const onTapeMs = ms >= EPOCH_MIN_MS ? ms - originMs : ms;
  return onTapeMs > LONGEST_MS ? null : Math.max(0, Math.round(onTapeMs));
}
