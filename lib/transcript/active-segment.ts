import type { Turn } from "./types";

/** A pause longer than this belongs to nobody; a shorter one still to whoever spoke last. */
const PAUSE_MS = 2_000;

/**
 * The turn spoken at `atMs`: of those that have started, the last one that is still going on, else the one that
 * ended last, for a short pause. -1 when nobody speaks.
 */
export function activeTurnIndex(turns: readonly Turn[], atMs: number): number {
  let active = -1;
  let activeEndMs = -1;
  for (let index = 0; index < turns.length; index += 1) {
    const turn = turns[index];
    if (!turn || turn.startMs === null || turn.startMs > atMs) continue;
    const endMs = turn.endMs ?? nextStartMs(turns, index);
    const isGoingOn = endMs > atMs;
    if (isGoingOn || endMs >= activeEndMs) {
      active = index;
      activeEndMs = isGoingOn ? Math.max(activeEndMs, atMs) : endMs;
    }
  }
  return active >= 0 && atMs - activeEndMs > PAUSE_MS ? -1 : active;
}

/** The word at `atMs`, or the one before in a gap; -1 before the first. */
export function activeWordIndex(words: readonly { startMs: number }[], atMs: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.startMs ?? Number.POSITIVE_INFINITY) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function nextStartMs(turns: readonly Turn[], index: number): number {
  for (let next = index + 1; next < turns.length; next += 1) {
    const startMs = turns[next]?.startMs ?? null;
    if (startMs !== null) return startMs;
  }
  return Number.POSITIVE_INFINITY;
}
