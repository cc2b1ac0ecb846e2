import { formatDuration } from "@/lib/format/duration";
import type { Transcript, Turn } from "@/lib/transcript/types";
import { momentInTurn, placedWords, wordAtOffset } from "@/lib/transcript/word-offsets";

/** A part of a turn's text, by UTF-16 offsets. */
export type TurnSpan = { turnIndex: number; start: number; end: number };

export type TranscriptQuote = {
  lines: { speaker: string | null; text: string }[];
  /** When its first word was said, or its turn began; null without times. */
  atMs: number | null;
  /** When its last word had been said, as near as it is known; null without times. */
  endMs: number | null;
};

/** What the spans hold, with who said it and when; empty ones fall out. */
export function quoteOf({ turns, speakers }: Transcript, spans: readonly TurnSpan[]): TranscriptQuote | null {
  const lines = spans.flatMap(({ turnIndex, start, end }) => {
    const turn = turns[turnIndex];
    const text = turn?.text.slice(start, end).trim() ?? "";
    if (!turn || text === "") return [];
    return [{ speaker: speakers.find(({ id }) => id === turn.speakerId)?.label ?? null, text }];
  });
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last || lines.length === 0) return null;
  const atMs = momentOf(turns, first);
  const endMs = endOf(turns, last);
  return { lines, atMs, endMs: atMs !== null && endMs !== null && endMs > atMs ? endMs : null };
}

/** The words alone, for a note: what one speaker said is a line. */
export function quotedText({ lines }: TranscriptQuote): string {
  return lines.map(({ text }) => text.replace(/\s+/g, " ")).join("\n");
}

/** The quote for a message: who, what, when, and a link to the moment. `pageUrl` is the page's address without query. */
export function quoteForClipboard({ lines, atMs }: TranscriptQuote, pageUrl: string): string {
  const said = lines.map(({ speaker, text }) => (speaker === null ? `“${text}”` : `${speaker}: “${text}”`));
  const seconds = atMs === null ? null : Math.floor(atMs / 1000);
  const place = seconds === null ? pageUrl : `${formatDuration(seconds)} · ${pageUrl}?t=${seconds}`;
  return `${said.join("\n")}\n${place}`;
}

function momentOf(turns: readonly Turn[], { turnIndex, start }: TurnSpan): number | null {
  const turn = turns[turnIndex];
  if (!turn) return null;
  return (start > 0 ? wordAtOffset(placedWords(turn), start)?.startMs : null) ?? turn.startMs;
}

/** The end of a word is where the next one begins; of the last one, where its turn ends. */
function endOf(turns: readonly Turn[], { turnIndex, end }: TurnSpan): number | null {
  const turn = turns[turnIndex];
  if (!turn) return null;
  const isWhole = turn.text.slice(end).trim() === "";
  if (!isWhole) return momentInTurn(turn, end);
  return turn.endMs ?? turns[turnIndex + 1]?.startMs ?? null;
}
