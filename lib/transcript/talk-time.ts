import type { Transcript, Turn } from "./types";

/** A pause shorter than this is breathing. */
const PAUSE_MS = 1_500;

export type TalkTime = {
  speakers: { speakerId: string | null; spokenMs: number; share: number; turns: number }[];
  /** Turns in a row by one speaker, from the first start to the last end. */
  longestMonologue: { speakerId: string | null; turnIndex: number; startMs: number; endMs: number } | null;
  /** Silence between turns, in order. */
  pauses: { startMs: number; endMs: number; afterTurnIndex: number }[];
};

type Span = { turnIndex: number; speakerId: string | null; startMs: number; endMs: number };

/** Who spoke how long, from the turns with times; null when there are none. A missing end is the next start. */
export function measureTalkTime({ turns }: Transcript): TalkTime | null {
  const spans = spansOf(turns);
  if (spans.length === 0) return null;
  return { speakers: sharesOf(spans), longestMonologue: longestOf(spans), pauses: pausesOf(spans) };
}

function spansOf(turns: readonly Turn[]): Span[] {
  const timed = [...turns.entries()]
    .flatMap(([turnIndex, { speakerId, startMs, endMs }]) =>
      startMs === null ? [] : [{ turnIndex, speakerId, startMs, endMs }],
    )
    .sort((a, b) => a.startMs - b.startMs || a.turnIndex - b.turnIndex);
  return timed.map((span, index) => ({
    ...span,
    endMs: Math.max(span.startMs, span.endMs ?? timed[index + 1]?.startMs ?? span.startMs),
  }));
}

function sharesOf(spans: readonly Span[]): TalkTime["speakers"] {
  const spoken = new Map<string | null, { spokenMs: number; turns: number; untilMs: number }>();
  for (const { speakerId, startMs, endMs } of spans) {
    const own = spoken.get(speakerId) ?? { spokenMs: 0, turns: 0, untilMs: 0 };
    spoken.set(speakerId, own);
    // What one speaker says twice at once counts once; two speakers at once both speak.
    own.spokenMs += Math.max(0, endMs - Math.max(startMs, own.untilMs));
    own.untilMs = Math.max(own.untilMs, endMs);
    own.turns += 1;
  }
  const totalMs = [...spoken.values()].reduce((sum, { spokenMs }) => sum + spokenMs, 0);
  return [...spoken].map(([speakerId, { spokenMs, turns }]) => ({
    speakerId,
    spokenMs,
    share: totalMs === 0 ? 0 : spokenMs / totalMs,
    turns,
  }));
}

function longestOf(spans: readonly Span[]): TalkTime["longestMonologue"] {
  const monologues: Span[] = [];
  for (const span of spans) {
    const current = monologues.at(-1);
    if (current?.speakerId === span.speakerId) current.endMs = Math.max(current.endMs, span.endMs);
    else monologues.push({ ...span });
  }
  const lengthOf = ({ startMs, endMs }: Span) => endMs - startMs;
  return monologues.reduce<Span | null>(
    (longest, span) => (longest === null || lengthOf(span) > lengthOf(longest) ? span : longest),
    null,
  );
}

function pausesOf(spans: readonly Span[]): TalkTime["pauses"] {
  const pauses: TalkTime["pauses"] = [];
  let last: Span | null = null;
  for (const span of spans) {
    if (last && span.startMs - last.endMs >= PAUSE_MS) {
      pauses.push({ startMs: last.endMs, endMs: span.startMs, afterTurnIndex: last.turnIndex });
    }
    if (!last || span.endMs >= last.endMs) last = span;
  }
  return pauses;
}
