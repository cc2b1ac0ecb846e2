"use client";

import { Clock, X } from "lucide-react";
import { useRef, useState } from "react";
import { useHotkey } from "@/components/browser/use-hotkey";
import { usePlayback, usePlaybackStore } from "@/components/playback/playback";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { useNoteDesk } from "./note-desk";
import { draftKey, type NoteDraft } from "./note-draft";
import { NOTE_MAX_LENGTH, NoteField } from "./note-field";
import { placeWords } from "./note-place";
import { NoteQuote } from "./note-quote";
import { useNoteStarts } from "./note-starter";
import { NoteVisibilitySwitch } from "./note-visibility";
import { useNoteDraft } from "./use-note-draft";

const NO_PLACE = { atMs: null, endMs: null, quote: null };

type NoteFormProps = {
  /** False when there is nothing to play: notes are general then. */
  hasMoments: boolean;
  /** The form wants to be seen: a key asked for it. */
  onWanted: () => void;
  onSent: () => void;
};

/** Writes a note. It belongs to the passage it began with, or to the moment of its first letter, unless made general. */
export function NoteForm({ hasMoments, onWanted, onSent }: NoteFormProps) {
  const { place, send } = useNoteDesk();
  const store = usePlaybackStore();
  const field = useRef<HTMLTextAreaElement>(null);
  const [isGeneral, setIsGeneral] = useState(!hasMoments);
  const [error, setError] = useState<string | null>(null);
  const { draft, change, clear } = useNoteDraft(draftKey(place, "new"));
  const nowSeconds = usePlayback((state) => Math.floor(state.timeMs / 1000));
  const isEmpty = draft.body === "" && draft.quote === null;
  const hasMoment = isEmpty ? !isGeneral : draft.atMs !== null;
  const atMs = isEmpty ? nowSeconds * 1000 : (draft.atMs ?? 0);

  const show = () => {
    onWanted();
    requestAnimationFrame(() => field.current?.focus());
  };
  useHotkey("n", show);

  const write = (body: string) => {
    setError(null);
    const moment: Partial<NoteDraft> = isEmpty && !isGeneral ? { atMs: store.state().timeMs } : {};
    change({ body, ...moment });
  };

  // A first quote says what the note is about; a further one is part of the text.
  useNoteStarts(({ quote, ...passage }) => {
    if (draft.quote === null) change({ quote, ...(hasMoments && passage.atMs !== null ? passage : {}) });
    else change({ body: `${draft.body}\n\n> ${quote}\n\n`.trimStart().slice(0, NOTE_MAX_LENGTH) });
    show();
  });

  const submit = () => {
    if (draft.body.trim() === "") {
      setError("Write something first.");
      field.current?.focus();
      return;
    }
    const { requestId, body, quote, visibility, mentionIds } = draft;
    const moment = { atMs: draft.atMs === null ? null : Math.round(draft.atMs), endMs: draft.endMs };
    send({ requestId, parentId: null, body, ...moment, quote, visibility, mentionIds });
    clear();
    onSent();
    field.current?.focus();
  };
  const toggleMoment = () => {
    setIsGeneral(hasMoment);
    if (isEmpty) return;
    change(hasMoment ? { atMs: null, endMs: null } : { atMs: store.state().timeMs });
  };

  return (
    <form
      aria-label="Write a note"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="flex flex-col gap-2"
    >
      {draft.quote === null ? null : (
        <NoteQuote
          quote={draft.quote}
          action={
            <IconButton
              label="Remove the quote"
              size="sm"
              onClick={() => {
                change({ ...NO_PLACE, atMs: draft.atMs });
                field.current?.focus();
              }}
            >
              <X aria-hidden />
            </IconButton>
          }
        />
      )}
      <NoteField
        ref={field}
        label="New note"
        placeholder="What did you notice?"
        value={draft.body}
        canMention={draft.visibility === "team"}
        error={error}
        onChange={write}
        onPick={(userId) => change({ mentionIds: [...draft.mentionIds, userId] })}
        onSend={submit}
        onEscape={() => field.current?.blur()}
      />
      <div className="flex flex-wrap items-center gap-2">
        {hasMoments ? (
          <button
            type="button"
            aria-pressed={hasMoment}
            onClick={toggleMoment}
            className={cn(
              "inline-flex h-8 items-center gap-1.5 rounded-md border px-2.5 text-sm tabular-nums touch:h-10",
              hasMoment ? "border-accent/40 bg-accent-soft text-accent-text" : "text-muted",
            )}
          >
            <Clock aria-hidden className="size-3.5" />
            {hasMoment ? `At ${placeWords(atMs, isEmpty ? null : draft.endMs)}` : "No moment"}
          </button>
        ) : null}
        <NoteVisibilitySwitch value={draft.visibility} onChange={(visibility) => change({ visibility })} />
        <div className="ms-auto flex items-center gap-2">
          <span aria-hidden className="flex items-center text-subtle text-sm max-lg:hidden">
            <Kbd>N</Kbd>
          </span>
          <Button type="submit" variant="primary" size="sm">
            Add note
          </Button>
        </div>
      </div>
    </form>
  );
}
