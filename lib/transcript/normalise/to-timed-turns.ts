import type { Word } from "../types";
import type { RawTime } from "./read-time";
import { lengthUnitMs, turnUnitMs, wordUnitMs } from "./time-evidence";
import { toWords, type WordTime } from "./to-words";
import type { SpeakerRef, Utterance } from "./utterance";

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
  const turns = utterances.map((utterance) => {
    const startMs = msOf(utterance.start, units.turn);
    const lengthMs = msOf(utterance.duration, units.length);
    const endMs =
      msOf(utterance.end, units.turn) ?? (startMs !== null && lengthMs !== null ? startMs + lengthMs : null);
    const wordTimes = utterance.words.map(({ start, end }) => ({
      startMs: msOf(start, units.word),
      endMs: msOf(end, units.word),
    }));
    return { utterance, startMs, endMs, wordTimes };
  });
  const originMs = originOf(turns);
  return turns.map(({ utterance, startMs, endMs, wordTimes }) => {
    const onTape = (ms: number | null) => placeOnTape(ms, originMs);
    const ownWords = toWords(
      utterance.words,
      wordTimes.map((time) => ({ startMs: onTape(time.startMs), endMs: onTape(time.endMs) })),
    );
    const start = onTape(startMs) ?? ownWords[0]?.startMs ?? null;
    const end = onTape(endMs) ?? ownWords.at(-1)?.endMs ?? null;
    return {
      text: utterance.text,
      speaker: utterance.speaker,
      startMs: start,
      endMs: start === null || end === null ? null : Math.max(start, end),
      words: ownWords,
    };
  });
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
