import { readStored, writeStored } from "@/components/browser/stored-json";
import type { TimeRange } from "./time-ranges";

/** Where one person left off in one recording, and what they have heard of it. */
export type Listening = { atMs: number; heard: readonly TimeRange[] };

const PREFIX = "debrief.listening.";
/** Of so many recordings; the ones not opened for the longest time go first. */
const MOST_KEPT = 200;

export function readListening(listener: string, recordingId: string): Listening | null {
  const stored = readStored(keyOf(listener, recordingId));
  if (typeof stored !== "object" || stored === null) return null;
  const { atMs, heard } = stored as Record<string, unknown>;
  if (typeof atMs !== "number" || !(atMs >= 0) || !Array.isArray(heard)) return null;
  return { atMs, heard: heard.flatMap((pair) => toRange(pair) ?? []).sort((a, b) => a.startMs - b.startMs) };
}

export function writeListening(
  listener: string,
  recordingId: string,
  { atMs, heard }: Listening,
  nowMs: number,
): void {
  const key = keyOf(listener, recordingId);
  forgetOldest(key);
  const pairs = heard.map(({ startMs, endMs }) => [Math.round(startMs), Math.round(endMs)]);
  writeStored(key, { atMs: Math.round(atMs), heard: pairs, savedAtMs: nowMs });
}

function keyOf(listener: string, recordingId: string): string {
  return `${PREFIX}${listener}.${recordingId}`;
}

function toRange(pair: unknown): TimeRange | null {
  if (!Array.isArray(pair)) return null;
  const [startMs, endMs]: unknown[] = pair;
  const isRange = typeof startMs === "number" && typeof endMs === "number" && endMs > startMs && startMs >= 0;
  return isRange ? { startMs, endMs } : null;
}

function forgetOldest(keyToWrite: string): void {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && key !== keyToWrite);
    if (keys.length < MOST_KEPT) return;
    const byAge = keys
      .map((key) => ({ key, savedAtMs: savedAtOf(key) }))
      .sort((a, b) => a.savedAtMs - b.savedAtMs);
    for (const { key } of byAge.slice(0, keys.length - MOST_KEPT + 1)) localStorage.removeItem(key);
  } catch {
    // Storage is off: there is nothing to forget.
  }
}

function savedAtOf(key: string): number {
  const stored = readStored(key);
  const savedAtMs: unknown =
    typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>).savedAtMs : null;
  return typeof savedAtMs === "number" ? savedAtMs : 0;
}
