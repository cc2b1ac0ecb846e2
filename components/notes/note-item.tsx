"use client";

import { Ellipsis, Lock, Pencil, Trash2, Users } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import { useFocusAfter } from "@/components/browser/use-focus-after";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { toast } from "@/components/layers/toast";
import { Avatar } from "@/components/ui/avatar";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Time } from "@/components/ui/time";
import { setNoteDeletedAction, setNoteVisibilityAction } from "@/lib/actions/notes";
import type { Note } from "@/lib/data/notes/note-rows";
import { NoteBody } from "./note-body";
import { useNoteDesk } from "./note-desk";
import { draftKey, readDraft } from "./note-draft";
import { NoteEditor } from "./note-editor";
import { NoteHistory } from "./note-history";
import { NotePlace } from "./note-place";
import { NoteQuote } from "./note-quote";
import { PrivateBadge } from "./note-visibility";

type NoteItemProps = {
  note: Note;
  /** It was deleted here: focus has to go on somewhere. */
  onDeleted: () => void;
};

/** The element of a note, to which the marks lead. */
export function noteElementId(noteId: string): string {
  return `note-${noteId}`;
}

/** One note; its place plays, its author may edit, share and delete it. */
export function NoteItem({ note, onDeleted }: NoteItemProps) {
  const { place, put, say } = useNoteDesk();
  const tenant = useTenant();
  const { send } = useSend();
  const menu = useRef<HTMLButtonElement>(null);
  const focusMenu = useFocusAfter(menu);
  const [isEditing, setIsEditing] = useState(false);
  const isReply = note.parentId !== null;
  const isPrivate = note.visibility === "private";
  const editKey = draftKey(place, `edit.${note.id}`);

  // An edit that was interrupted goes on.
  useEffect(() => {
    if (note.isOwn && !note.isDeleted && readDraft(editKey)) setIsEditing(true);
  }, [note.isOwn, note.isDeleted, editKey]);

  const endEdit = () => {
    setIsEditing(false);
    focusMenu();
  };
  const setDeleted = async (isDeleted: boolean) => {
    if (isDeleted) {
      put({ ...note, body: "", isDeleted: true });
      onDeleted();
    }
    const answer = await send(() => setNoteDeletedAction(tenant, place.interviewId, note.id, isDeleted));
    if (!answer) {
      if (isDeleted) put(note);
      return;
    }
    put(answer.note);
    if (isDeleted)
      toast.success("Note deleted", { action: { label: "Undo", onClick: () => void setDeleted(false) } });
  };
  const share = async () => {
    const visibility = isPrivate ? "team" : "private";
    const change = { visibility, revision: note.revision } as const;
    const answer = await answerOf(() => setNoteVisibilityAction(tenant, place.interviewId, note.id, change));
    if ("current" in answer) put(answer.current);
    if (!answer.ok) return toast.error(answer.reason);
    put(answer.note);
    say(isPrivate ? "Now visible to the team." : "Now visible only to you.");
  };

  if (note.isDeleted) return <p className="py-3 text-muted italic">This note was deleted.</p>;
  return (
    <article
      id={noteElementId(note.id)}
      aria-label={`${isReply ? "Reply" : "Note"} by ${note.authorName}`}
      tabIndex={-1}
      className="flex scroll-my-24 gap-2.5 rounded-md py-3 max-review:scroll-mb-40"
    >
      <Avatar name={note.authorName} className="mt-0.5 size-7" />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <header className="flex min-h-7 items-start gap-x-2">
          <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5 pt-0.5">
            <bdi className="min-w-0 font-medium [overflow-wrap:anywhere]">{note.authorName}</bdi>
            {note.atMs === null ? null : <NotePlace atMs={note.atMs} endMs={note.endMs} />}
            {isPrivate && !isReply ? <PrivateBadge /> : null}
            <span className="text-sm text-subtle">
              <Time iso={note.createdAt} />
              {note.editedAt ? (
                <>
                  , <NoteHistory note={note} />
                </>
              ) : null}
            </span>
          </div>
          {note.isOwn && !isEditing ? (
            <div className="-my-1 ms-auto">
              <Menu
                className="min-w-44"
                trigger={
                  <IconButton ref={menu} label={isReply ? "Change reply" : "Change note"} size="sm">
                    <Ellipsis aria-hidden />
                  </IconButton>
                }
              >
                <MenuItem onSelect={() => setIsEditing(true)}>
                  <Pencil aria-hidden /> Edit
                </MenuItem>
                {isReply ? null : (
                  <MenuItem onSelect={() => void share()}>
                    {isPrivate ? <Users aria-hidden /> : <Lock aria-hidden />}
                    {isPrivate ? "Share with the team" : "Make private"}
                  </MenuItem>
                )}
                <MenuItem tone="danger" onSelect={() => void setDeleted(true)}>
                  <Trash2 aria-hidden /> Delete
                </MenuItem>
              </Menu>
            </div>
          ) : null}
        </header>
        {note.quote ? <NoteQuote quote={note.quote} /> : null}
        {isEditing ? (
          <NoteEditor note={note} onDone={endEdit} />
        ) : (
          <NoteBody body={note.body} labels={note.mentions.map(({ label }) => label)} />
        )}
      </div>
    </article>
  );
}
