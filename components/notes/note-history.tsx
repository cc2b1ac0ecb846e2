"use client";

import { useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import { useTenant } from "@/components/browser/use-tenant";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { listNoteRevisionsAction } from "@/lib/actions/notes";
import type { NoteRevision } from "@/lib/data/notes/note-revisions";
import type { Note } from "@/lib/data/notes/note-rows";
import { NoteBody } from "./note-body";
import { useNoteDesk } from "./note-desk";

/** The word "edited", which opens what the note said before. */
export function NoteHistory({ note }: { note: Note }) {
  const { place } = useNoteDesk();
  const tenant = useTenant();
  const [revisions, setRevisions] = useState<NoteRevision[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const labels = note.mentions.map(({ label }) => label);

  const load = async () => {
    setError(null);
    const answer = await answerOf(() => listNoteRevisionsAction(tenant, place.interviewId, note.id));
    if (answer.ok) setRevisions(answer.revisions);
    else setError(answer.reason);
  };

  return (
    <Dialog
      title="Edit history"
      trigger={
        <button
          type="button"
          aria-label="Edited, show history"
          className="rounded-sm underline decoration-dotted underline-offset-2 hover:text-text touch:py-1"
        >
          edited
        </button>
      }
      onOpenChange={(isOpen) => {
        if (isOpen) void load();
      }}
    >
      <ol className="flex flex-col gap-4">
        <Version title="Now" writtenAt={note.editedAt} body={note.body} labels={labels} />
        {revisions?.map(({ revision, body, writtenAt }) => (
          <Version key={revision} title="Before" writtenAt={writtenAt} body={body} labels={labels} />
        ))}
      </ol>
      {revisions === null && error === null ? <Skeleton className="h-12" /> : null}
      {error ? (
        <div role="alert" className="flex flex-wrap items-center gap-2 text-danger-text">
          {error}
          <Button size="sm" onClick={() => void load()}>
            Try again
          </Button>
        </div>
      ) : null}
    </Dialog>
  );
}

type VersionProps = { title: string; writtenAt: string | null; body: string; labels: string[] };

function Version({ title, writtenAt, body, labels }: VersionProps) {
  return (
    <li className="flex flex-col gap-1">
      <p className="text-muted text-sm">
        <span className="font-medium text-text">{title}</span>
        {writtenAt ? (
          <>
            , written <Time iso={writtenAt} style="full" />
          </>
        ) : null}
      </p>
      <NoteBody body={body} labels={labels} className="rounded-md border px-3 py-2" />
    </li>
  );
}
