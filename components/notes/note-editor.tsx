"use client";

import { useState } from "react";
import type { Refusal } from "@/components/browser/answer-of";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Button } from "@/components/ui/button";
import { updateNoteAction } from "@/lib/actions/notes";
import type { Note } from "@/lib/data/notes/note-rows";
import { NoteBody } from "./note-body";
import { useNoteDesk } from "./note-desk";
import { draftKey } from "./note-draft";
import { NoteField } from "./note-field";
import { SignInLink } from "./note-sign-in";
import { EMPTY_DRAFT, useNoteDraft } from "./use-note-draft";

type NoteEditorProps = {
  note: Note;
  /** The edit was saved or given up. */
  onDone: () => void;
};

/** Changes a note's text. What is typed is kept on this device; another's newer text is shown, and the writer chooses. */
export function NoteEditor({ note, onDone }: NoteEditorProps) {
  const { place, put, say } = useNoteDesk();
  const { draft, change, clear } = useNoteDraft(draftKey(place, `edit.${note.id}`), {
    ...EMPTY_DRAFT,
    body: note.body,
    visibility: note.visibility,
    mentionIds: note.mentions.map(({ userId }) => userId),
    revision: note.revision,
  });
  const [newer, setNewer] = useState<Note | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isSignedOut, setIsSignedOut] = useState(false);
  const tenant = useTenant();
  const { isSending, send } = useSend((refusal: Refusal & { current?: Note }) => {
    setNewer(refusal.current ?? null);
    const isOut = refusal.code === "UNAUTHENTICATED";
    setIsSignedOut(isOut);
    setError(refusal.current ? null : isOut ? "Not saved: you are signed out." : refusal.reason);
  });

  const end = () => {
    clear();
    onDone();
  };
  const save = async (revision: number) => {
    if (draft.body.trim() === "") return setError("Write something first.");
    const edit = {
      body: draft.body,
      revision,
      mentionIds: draft.mentionIds,
    };
    const answer = await send(() => updateNoteAction(tenant, place.interviewId, note.id, edit));
    if (!answer) return;
    put(answer.note);
    say("Note saved.");
    end();
  };
  const useNewer = () => {
    if (newer) put(newer);
    end();
  };

  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save(newer?.revision ?? draft.revision ?? note.revision);
      }}
    >
      <NoteField
        label="Edit note"
        autoFocus
        value={draft.body}
        canMention={note.visibility === "team"}
        error={error}
        onChange={(body) => {
          setError(null);
          change({ body });
        }}
        onPick={(userId) => change({ mentionIds: [...draft.mentionIds, userId] })}
        onSend={() => void save(newer?.revision ?? draft.revision ?? note.revision)}
        onEscape={end}
      />
      {isSignedOut ? <SignInLink className="self-start" /> : null}
      {newer ? (
        <div role="alert" className="flex flex-col gap-1 rounded-md border bg-surface-sunken px-3 py-2">
          <p className="text-muted text-sm">
            This note was changed elsewhere while you were editing. Your text is above. The current text is:
          </p>
          <NoteBody body={newer.body} labels={newer.mentions.map(({ label }) => label)} />
        </div>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        {newer ? (
          <Button size="sm" onClick={useNewer}>
            Use current text
          </Button>
        ) : (
          <Button size="sm" variant="ghost" onClick={end}>
            Cancel
          </Button>
        )}
        <Button size="sm" variant="primary" type="submit" pending={isSending}>
          {newer ? "Keep my text" : "Save"}
        </Button>
      </div>
    </form>
  );
}
