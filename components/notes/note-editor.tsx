"use client";

import { useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import { Button } from "@/components/ui/button";
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
  const { place, actions, put, say } = useNoteDesk();
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
  const [isSending, setIsSending] = useState(false);

  const end = () => {
    clear();
    onDone();
  };
  const save = async (revision: number) => {
    if (isSending) return;
    if (draft.body.trim() === "") return setError("Write something first.");
    setIsSending(true);
    const answer = await answerOf(() =>
      actions.update(note.id, { body: draft.body, revision, mentionIds: draft.mentionIds }),
    );
    setIsSending(false);
    setIsSignedOut(false);
    if (answer.ok) {
      put(answer.note);
      say("Note saved.");
      return end();
    }
    setNewer("current" in answer ? answer.current : null);
    if ("current" in answer) return setError(null);
    setIsSignedOut(answer.code === "UNAUTHENTICATED");
    setError(answer.code === "UNAUTHENTICATED" ? "Not saved: you are signed out." : answer.reason);
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
