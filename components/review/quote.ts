import { formatDuration } from "@/lib/format/duration";
import type { Transcript } from "@/lib/transcript/types";

/** A part of a turn's text, by UTF-16 offsets. */
export type TurnSpan = { turnIndex: number; start: number; end: number };

export type TranscriptQuote = {
  lines: { speaker: string | null; text: string }[];
  /** When its first word was said, or its turn began; null without times. */
  atMs: number | null;
};

/** What the spans hold, with who said it; empty ones fall out. */
export function quoteOf(
  { turns, speakers }: Transcript,
  spans: readonly TurnSpan[],
  momentOf: (span: TurnSpan) => number | null,
): TranscriptQuote | null {
  const lines = spans.flatMap(({ turnIndex, start, end }) => {
    const turn = turns[turnIndex];
    const text = turn?.text.slice(start, end).trim() ?? "";
    if (!turn || text === "") return [];
    return [{ speaker: speakers.find(({ id }) => id === turn.speakerId)?.label ?? null, text }];
  });
  const [first] = spans;
  return first && lines.length > 0 ? { lines, atMs: momentOf(first) } : null;
}

/** The words alone, in quotation marks, for a note. */
export function quotedText({ lines }: TranscriptQuote): string {
  return lines.map(({ text }) => `“${text}”`).join("\n");
}

/** The quote for a message: who, what, when, and a link to the moment. `pageUrl` is the page's address without query. */
export function quoteForClipboard({ lines, atMs }: TranscriptQuote, pageUrl: string): string {
  const said = lines.map(({ speaker, text }) => (speaker === null ? `“${text}”` : `${speaker}: “${text}”`));
  const seconds = atMs === null ? null : Math.floor(atMs / 1000);
  const place = seconds === null ? pageUrl : `${formatDuration(seconds)} · ${pageUrl}?t=${seconds}`;
  return `${said.join("\n")}\n${place}`;
}
