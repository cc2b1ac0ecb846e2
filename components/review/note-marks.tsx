"use client";

import { usePlayback, usePlaybackStore } from "@/components/review/playback";
import type { Note } from "@/lib/data/note-rows";
import { formatDuration } from "@/lib/format/duration";

/** The notes at their moments on the time line; a press plays from there. */
export function NoteMarks({ notes }: { notes: Note[] }) {
  const store = usePlaybackStore();
  const durationMs = usePlayback((state) => state.durationMs);
  if (!durationMs) return null;
  return notes.map((note) =>
    note.atMs === null ? null : (
      <button
        key={note.id}
        type="button"
        // The list of notes says the same in reading order.
        tabIndex={-1}
        aria-hidden
        title={`${formatDuration(note.atMs / 1000)} ${note.authorName}: ${note.body.slice(0, 80)}`}
        onClick={() => store.seek(note.atMs ?? 0)}
        data-testid="note-mark"
        // Large enough to be hit by a finger; what is seen of it is the dot.
        className="absolute -top-1.5 grid size-6 -translate-x-1/2 place-items-center"
        style={{ left: `${Math.min(100, (note.atMs / durationMs) * 100)}%` }}
      >
        <span className="size-2.5 rounded-full border-2 border-surface bg-warning" />
      </button>
    ),
  );
}
