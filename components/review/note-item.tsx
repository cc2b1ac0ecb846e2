"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { toast } from "sonner";
import { answerOf, type NoteActions } from "@/components/review/note-actions";
import { usePlaybackStore } from "@/components/review/playback";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Label } from "@/components/ui/label";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import type { Note } from "@/lib/data/note-rows";
import { describeDuration, formatDuration } from "@/lib/format/duration";

type NoteItemProps = {
  note: Note;
  actions: Pick<NoteActions, "update" | "setDeleted">;
  onChanged: (note: Note) => void;
  onRemoved: (noteId: string) => void;
};

/** A note; its moment plays, its author may edit and delete it. */
export function NoteItem({ note, actions, onChanged, onRemoved }: NoteItemProps) {
  const [isEditing, setIsEditing] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const remove = async () => {
    const answer = await answerOf(() => actions.setDeleted(note.id, true));
    if (!answer.ok) return setError(answer.reason);
    onRemoved(note.id);
    toast.success("Note deleted", { action: { label: "Undo", onClick: () => void restore() } });
  };
  const restore = async () => {
    const answer = await answerOf(() => actions.setDeleted(note.id, false));
    if (answer.ok) onChanged(answer.note);
    else toast.error(answer.reason);
  };

  return (
    <article aria-label={`Note by ${note.authorName}`} className="flex gap-2.5 py-3">
      <Avatar name={note.authorName} className="mt-0.5 size-7" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <header className="flex min-h-7 flex-wrap items-center gap-x-2">
          <span className="font-medium">{note.authorName}</span>
          {note.atMs === null ? null : <Moment atMs={note.atMs} />}
          <span className="text-sm text-subtle">
            <Time iso={note.createdAt} />
            {note.editedAt ? ", edited" : ""}
          </span>
          {note.isOwn && !isEditing ? (
            <div className="-my-1 ms-auto">
              <Menu
                className="min-w-36"
                trigger={
                  <IconButton label="Change note" size="sm">
                    <Ellipsis aria-hidden />
                  </IconButton>
                }
              >
                <MenuItem onSelect={() => setIsEditing(true)}>
                  <Pencil aria-hidden /> Edit
                </MenuItem>
                <MenuItem tone="danger" onSelect={() => void remove()}>
                  <Trash2 aria-hidden /> Delete
                </MenuItem>
              </Menu>
            </div>
          ) : null}
        </header>
        {isEditing ? (
          <NoteEditor
            note={note}
            onUpdate={actions.update}
            onDone={(changed) => {
              setIsEditing(false);
              if (changed) onChanged(changed);
            }}
          />
        ) : (
          <p dir="auto" className="whitespace-pre-wrap break-words">
            {note.body}
          </p>
        )}
        {error ? (
          <p role="alert" className="text-sm text-danger-text">
            {error}
          </p>
        ) : null}
      </div>
    </article>
  );
}

function Moment({ atMs }: { atMs: number }) {
  const store = usePlaybackStore();
  return (
    <button
      type="button"
      aria-label={`Play from ${describeDuration(atMs / 1000)}`}
      onClick={() => {
        store.seek(atMs);
        store.play();
      }}
      className="rounded-sm bg-accent-soft px-1.5 text-accent-text text-sm tabular-nums hover:underline"
    >
      {formatDuration(atMs / 1000)}
    </button>
  );
}

type NoteEditorProps = {
  note: Note;
  onUpdate: NoteActions["update"];
  /** With the note when it was saved, null when the edit was given up. */
  onDone: (changed: Note | null) => void;
};

function NoteEditor({ note, onUpdate, onDone }: NoteEditorProps) {
  const id = useId();
  const [body, setBody] = useState(note.body);
  const [startedFrom] = useState(note.revision);
  const [newer, setNewer] = useState<Note | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);

  const save = async () => {
    if (isSending) return;
    setIsSending(true);
    const answer = await answerOf(() =>
      onUpdate(note.id, { body, revision: newer?.revision ?? startedFrom, mentionIds: [] }),
    );
    setIsSending(false);
    if (answer.ok) return onDone(answer.note);
    setError(answer.reason);
    if ("current" in answer) setNewer(answer.current);
  };

  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Label htmlFor={id} className="sr-only">
        Edit note
      </Label>
      <Textarea
        id={id}
        autoFocus
        rows={3}
        dir="auto"
        maxLength={4000}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onDone(newer);
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) void save();
        }}
      />
      {error ? (
        <p role="alert" className="text-sm text-danger-text">
          {error}
        </p>
      ) : null}
      {newer ? (
        <figure className="flex flex-col gap-1 rounded-md border bg-surface-sunken px-3 py-2">
          <figcaption className="text-muted text-sm">
            It says now; saving puts your text in its place:
          </figcaption>
          <p dir="auto" className="whitespace-pre-wrap break-words">
            {newer.body}
          </p>
        </figure>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="ghost" onClick={() => onDone(newer)}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" type="submit" pending={isSending}>
          Save
        </Button>
      </div>
    </form>
  );
}
