import type { Transcript, Turn } from "../types";

const LETTERS_PER_SECOND = 15;
const SHORTEST_CUE_MS = 1_000;

export type Cue = { turn: Turn; startMs: number; endMs: number };

/**
 * When each turn is shown, or null when no turn has a time. A missing end is the next start or the time it takes to
 * say the text, whichever is sooner; a turn without a start is shown with the rest of the turn before it.
 */
export function cuesOf({ turns }: Transcript): Cue[] | null {
  if (!turns.some(({ startMs }) => startMs !== null)) return null;
  const nextStarts = nextStartsOf(turns);
  let lastEndMs = 0;
  return turns.map((turn, index) => {
    const nextMs = nextStarts[index] ?? null;
    const startMs = turn.startMs ?? Math.min(lastEndMs, nextMs ?? lastEndMs);
    const sayMs = Math.max(SHORTEST_CUE_MS, Math.round((turn.text.length / LETTERS_PER_SECOND) * 1000));
    const untilNextMs = nextMs === null ? sayMs : Math.max(0, nextMs - startMs);
    const endMs = turn.endMs ?? startMs + Math.min(sayMs, untilNextMs);
    lastEndMs = Math.max(startMs + 1, endMs);
    return { turn, startMs, endMs: lastEndMs };
  });
}

function nextStartsOf(turns: readonly Turn[]): (number | null)[] {
  const starts: (number | null)[] = [];
  let nextMs: number | null = null;
  for (let index = turns.length - 1; index >= 0; index -= 1) {
    starts[index] = nextMs;
    nextMs = turns[index]?.startMs ?? nextMs;
  }
  return starts;
}
