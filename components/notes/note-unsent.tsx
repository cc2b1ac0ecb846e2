"use client";

import { CircleAlert, Pencil, RotateCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { NoteBody } from "./note-body";
import { useNoteDesk } from "./note-desk";
import { NoteField } from "./note-field";
import type { UnsentNote } from "./note-outbox";
import { placeWords } from "./note-place";
import { NoteQuote } from "./note-quote";
import { SignInLink } from "./note-sign-in";
import { PrivateBadge } from "./note-visibility";

/** A note that is on its way, or was not sent and says so until it is. */
export function NoteUnsent({ unsent }: { unsent: UnsentNote }) {
  const { writer, people, retry, takeBack } = useNoteDesk();
  const { input, problem } = unsent;
  const [isEditing, setIsEditing] = useState(false);
  return (
    <article
      aria-label={`Note by ${writer.name}, ${problem ? "not sent" : "being sent"}`}
      className="flex gap-2.5 py-3"
    >
      <Avatar name={writer.name} className="mt-0.5 size-7 opacity-60" />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <header className="flex min-h-7 flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="font-medium">{writer.name}</bdi>
          {input.atMs === null ? null : (
            <span className="text-muted text-sm tabular-nums">{placeWords(input.atMs, input.endMs)}</span>
          )}
          {input.visibility === "private" ? <PrivateBadge /> : null}
          {problem ? null : (
            <span className="inline-flex items-center gap-1.5 text-sm text-subtle">
              <Spinner /> Sending…
            </span>
          )}
        </header>
        {input.quote ? <NoteQuote quote={input.quote} /> : null}
        {isEditing ? (
          <UnsentEditor unsent={unsent} onDone={() => setIsEditing(false)} />
        ) : (
          <NoteBody body={input.body} labels={people.map(({ name }) => name)} className="text-muted" />
        )}
        {problem && !isEditing ? (
          <div className="flex flex-col gap-2 rounded-md bg-danger-soft px-3 py-2 text-danger-text">
            <p className="flex items-start gap-2 text-sm">
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              <span>
                <strong className="font-semibold">Not sent.</strong> {problem.reason}
              </span>
            </p>
            <div className="flex flex-wrap gap-2">
              {problem.kind === "SIGN_IN" ? <SignInLink /> : null}
              <Button size="sm" onClick={() => retry(unsent)}>
                <RotateCw aria-hidden /> Try again
              </Button>
              <Button size="sm" onClick={() => setIsEditing(true)}>
                <Pencil aria-hidden /> Edit
              </Button>
              <Button size="sm" onClick={() => takeBack(input.requestId)}>
                <Trash2 aria-hidden /> Discard
              </Button>
            </div>
          </div>
        ) : null}
      </div>
    </article>
  );
}

/** The text can still be changed; a reply goes to its thread as that is by now. */
function UnsentEditor({ unsent: { input }, onDone }: { unsent: UnsentNote; onDone: () => void }) {
  const { notes, send } = useNoteDesk();
  const [body, setBody] = useState(input.body);
  const [mentionIds, setMentionIds] = useState(input.mentionIds);
  const visibility = notes.find(({ id }) => id === input.parentId)?.visibility ?? input.visibility;
  const submit = () => {
    if (body.trim() === "") return;
    send({ ...input, body, mentionIds, visibility });
    onDone();
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <NoteField
        label="Edit unsent note"
        autoFocus
        value={body}
        canMention={visibility === "team"}
        error={null}
        onChange={setBody}
        onPick={(userId) => setMentionIds([...mentionIds, userId])}
        onSend={submit}
        onEscape={onDone}
      />
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" type="submit">
          {visibility === "team" ? "Send to the team" : "Send"}
        </Button>
      </div>
    </form>
  );
}
