"use client";

import { Disclosure } from "@/components/ui/disclosure";
import { useNoteDesk } from "./note-desk";
import { NotePlace } from "./note-place";
import { useOpenNote } from "./note-starter";
import { countNotes, toThreads } from "./note-threads";

/** Of Markdown, what would be read as signs where nothing is set bold or as a list. */
const MARKS = /\*\*|__|`|^(#+|>|-) /gm;

/** The notes in short, to score by them: a press on the place plays it, one on the words goes to the note. Nothing without notes. */
export function NotesBeside() {
  const { notes } = useNoteDesk();
  const openNote = useOpenNote();
  const threads = toThreads(notes).filter(({ first }) => !first.isDeleted);
  if (threads.length === 0) return null;
  return (
    <Disclosure
      open
      className="shrink-0 border-b"
      summaryClassName="px-4 py-2 font-medium text-sm hover:bg-surface-hover"
      summary={
        <>
          Notes <span className="font-normal text-muted tabular-nums">{countNotes(notes)}</span>
        </>
      }
    >
      <ul aria-label="Notes in short" className="max-h-[16vh] overflow-y-auto px-2 pb-2">
        {threads.map(({ first: { id, atMs, body, authorName, isOwn } }) => (
          <li key={id} className="flex items-baseline gap-2 rounded-md px-2 py-1 text-sm">
            {atMs === null ? null : <NotePlace atMs={atMs} endMs={null} />}
            <button
              type="button"
              onClick={() => openNote(id)}
              className="min-w-0 flex-1 rounded-sm text-start hover:underline"
            >
              <span className="line-clamp-2 text-pretty">
                {isOwn ? null : <bdi className="text-muted">{authorName}: </bdi>}
                <bdi>{body.replace(MARKS, "")}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
