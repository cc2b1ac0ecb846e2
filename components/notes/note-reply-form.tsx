"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Note } from "@/lib/data/notes/note-rows";
import { useNoteDesk } from "./note-desk";
import { draftKey } from "./note-draft";
import { NoteField } from "./note-field";
import { useNoteDraft } from "./use-note-draft";

type NoteReplyFormProps = {
  /** The note that is answered. */
  thread: Note;
  /** Sent, or given up. */
  onDone: () => void;
};

/** Answers a note; whoever sees that sees the answer. */
export function NoteReplyForm({ thread, onDone }: NoteReplyFormProps) {
  const { place, send } = useNoteDesk();
  const { draft, change, clear } = useNoteDraft(draftKey(place, `reply.${thread.id}`));
  const [error, setError] = useState<string | null>(null);
  const isPrivate = thread.visibility === "private";

  const submit = () => {
    if (draft.body.trim() === "") return setError("Write something first.");
    const { requestId, body, mentionIds } = draft;
    const nowhere = { atMs: null, endMs: null, quote: null };
    send({ requestId, parentId: thread.id, body, mentionIds, visibility: thread.visibility, ...nowhere });
    clear();
    onDone();
  };

  return (
    <form
      aria-label={`Reply to ${thread.authorName}`}
      className="flex flex-col gap-2 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <NoteField
        label="Reply"
        placeholder={isPrivate ? "Only visible to you" : "Reply"}
        rows={2}
        autoFocus
        value={draft.body}
        canMention={!isPrivate}
        error={error}
        onChange={(body) => {
          setError(null);
          change({ body });
        }}
        onPick={(userId) => change({ mentionIds: [...draft.mentionIds, userId] })}
        onSend={submit}
        // What was typed stays a draft: the form opens with it again.
        onEscape={onDone}
      />
      <div className="flex justify-end gap-2">
        <Button
          size="sm"
          variant="ghost"
          onClick={() => {
            clear();
            onDone();
          }}
        >
          Cancel
        </Button>
        <Button size="sm" variant="primary" type="submit">
          Send reply
        </Button>
      </div>
    </form>
  );
}
