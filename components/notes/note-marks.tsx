"use client";

import { useEffect, useRef, useState } from "react";
import { usePlayback, usePlaybackStore } from "@/components/playback/playback";
import type { Note } from "@/lib/data/notes/note-rows";
import { toClusters } from "./note-clusters";
import { useNotesShown } from "./note-desk";
import { placeWords } from "./note-place";
import { useOpenNote } from "./note-starter";

/** A finger needs as much; marks that are closer become one. */
const MARK_PX = 24;

type PlacedNote = Note & { atMs: number };

/** The notes at their places on the time line; a press goes there and shows the note. */
export function NoteMarks() {
  const store = usePlaybackStore();
  const openNote = useOpenNote();
  const durationMs = usePlayback((state) => state.durationMs);
  const box = useRef<HTMLDivElement>(null);
  const widthPx = useWidthPx(box);
  const placed = useNotesShown().filter(isPlaced);
  const share = (timeMs: number) => Math.min(1, timeMs / (durationMs || 1));
  const marks = placed.map((note) => ({ atPx: share(note.atMs) * widthPx, item: note }));

  return (
    // The list of notes says the same in reading order.
    <div ref={box} aria-hidden className="pointer-events-none absolute inset-0">
      {durationMs && widthPx > 0 ? (
        <>
          {placed.map(({ id, atMs, endMs }) =>
            endMs === null ? null : (
              <div
                key={id}
                data-testid="note-range"
                className="absolute top-[3px] h-1 min-w-1 rounded-full bg-warning/60"
                style={{ left: `${share(atMs) * 100}%`, width: `${(share(endMs) - share(atMs)) * 100}%` }}
              />
            ),
          )}
          {toClusters(marks, MARK_PX).map(({ atPx, items }) => (
            <button
              key={items[0]?.id}
              type="button"
              tabIndex={-1}
              title={items.map(describe).join("\n")}
              onClick={() => {
                const [first] = items;
                if (!first) return;
                store.seek(first.atMs);
                openNote(first.id);
              }}
              data-testid="note-mark"
              // Large enough to be hit by a finger; what is seen of it is the dot.
              className="pointer-events-auto absolute -top-1.5 grid size-6 -translate-x-1/2 place-items-center"
              style={{ left: `${(atPx / widthPx) * 100}%` }}
            >
              {items.length === 1 ? (
                <span className="size-2.5 rounded-full border-2 border-surface bg-warning" />
              ) : (
                <span className="min-w-4.5 rounded-full border-2 border-surface bg-warning px-1 text-center font-semibold text-[0.625rem] text-bg leading-3.5 tabular-nums">
                  {items.length}
                </span>
              )}
            </button>
          ))}
        </>
      ) : null}
    </div>
  );
}

function isPlaced(note: Note): note is PlacedNote {
  return note.atMs !== null && note.parentId === null && !note.isDeleted;
}

function describe({ atMs, endMs, authorName, body }: PlacedNote): string {
  return `${placeWords(atMs, endMs)} ${authorName}: ${body.slice(0, 80)}`;
}

function useWidthPx(box: React.RefObject<HTMLElement | null>): number {
  const [widthPx, setWidthPx] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidthPx(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return widthPx;
}
