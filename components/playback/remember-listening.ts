import { readListening, writeListening } from "./listening-memory";
import type { PlaybackStore } from "./playback-store";

/** Nearer to either end, there is nothing to go on with. */
const NOT_WORTH_RESUMING_MS = 5_000;
const SAVE_EVERY_MS = 5_000;

type Visit = {
  listener: string;
  recordingId: string;
  /** From a link to a moment: it wins over where the person left off. */
  startAtMs: number | null;
};

/**
 * Brings the player to where this person left off, and keeps where they are and what they have heard until the
 * returned function is called: while it plays, when it pauses, and when the page is left.
 */
export function rememberListening(
  store: PlaybackStore,
  { listener, recordingId, startAtMs }: Visit,
): () => void {
  const before = readListening(listener, recordingId);
  store.restore(before?.heard ?? [], startAtMs === null ? resumeAt(before?.atMs ?? 0, store) : null);
  if (startAtMs !== null) store.seek(startAtMs);

  let saved = store.state();
  const save = () => {
    const { timeMs, heard } = store.state();
    if (timeMs === saved.timeMs && heard === saved.heard) return;
    saved = store.state();
    writeListening(listener, recordingId, { atMs: timeMs, heard }, Date.now());
  };
  const timer = setInterval(save, SAVE_EVERY_MS);
  const abort = new AbortController();
  // On phones a page is often not left but only hidden for good.
  document.addEventListener("visibilitychange", save, { signal: abort.signal });
  window.addEventListener("pagehide", save, { signal: abort.signal });
  return () => {
    save();
    clearInterval(timer);
    abort.abort();
  };
}

function resumeAt(atMs: number, store: PlaybackStore): number | null {
  const endMs = store.state().durationMs ?? Number.POSITIVE_INFINITY;
  return atMs >= NOT_WORTH_RESUMING_MS && atMs <= endMs - NOT_WORTH_RESUMING_MS ? atMs : null;
}
