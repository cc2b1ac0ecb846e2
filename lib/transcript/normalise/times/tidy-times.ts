import { longestInOrder } from "../../longest-in-order";
import type { Turn } from "../../types";

const JITTER_MS = 1_000;

/**
 * Makes times run forwards within each speaker, in place. A start that is a little early is moved to the one before it;
 * one that contradicts the order of the turns is left out rather than changed, with whatever depends on it.
 */
export function tidyTimes(turns: readonly Turn[]): void {
  const latest = new Map<string | null, Turn>();
  const falling = new Map<string | null, Turn[]>();
  for (const turn of turns) {
    const before = turn.startMs === null ? undefined : latest.get(turn.speakerId);
    if (before?.startMs && turn.startMs !== null && turn.startMs < before.startMs)
      falling.set(turn.speakerId, []);
    if (turn.startMs !== null) latest.set(turn.speakerId, turn);
  }
  if (falling.size > 0) {
    for (const turn of turns) if (turn.startMs !== null) falling.get(turn.speakerId)?.push(turn);
    for (const own of falling.values()) straighten(own);
  }
  latest.clear();
  for (const turn of turns) {
    if (turn.startMs === null) continue;
    const before = latest.get(turn.speakerId);
    if (before && before.endMs !== null && before.endMs > turn.startMs) before.endMs = turn.startMs;
    latest.set(turn.speakerId, turn);
  }
}

function straighten(turns: readonly Turn[]): void {
  const starts: number[] = [];
  for (const { startMs } of turns) {
    const start = startMs ?? 0;
    const before = starts.at(-1) ?? 0;
    starts.push(start < before && before - start <= JITTER_MS ? before : start);
  }
  const kept = new Set(longestInOrder(starts));
  for (const [at, turn] of turns.entries()) {
    if (kept.has(at)) {
      turn.startMs = starts[at] ?? 0;
      if (turn.endMs !== null) turn.endMs = Math.max(turn.startMs, turn.endMs);
    } else {
      turn.startMs = turn.endMs = null;
      delete turn.words;
    }
  }
}
