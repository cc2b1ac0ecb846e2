"use client";

import { Clock } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { newRequestId } from "@/components/review/new-request-id";
import { answerOf, type NoteActions } from "@/components/review/note-actions";
import { readDraft, writeDraft } from "@/components/review/note-draft";
import { useNoteStarts } from "@/components/review/note-starter";
import { usePlayback, usePlaybackStore } from "@/components/review/playback";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import { useHotkey } from "@/components/ui/use-hotkey";
import type { Note } from "@/lib/data/note-rows";
import { formatDuration } from "@/lib/format/duration";

const MAX_LENGTH = 4000;

type NoteFormProps = {
  interviewId: string;
  /** False when there is nothing to play: notes are general then. */
  hasMoments: boolean;
  onCreate: NoteActions["create"];
  onCreated: (note: Note) => void;
  /** The form wants to be seen: a key asked for it. */
  onWanted: () => void;
};

/** Writes a note. It belongs to the moment at which the first letter was typed, unless made general. */
export function NoteForm({ interviewId, hasMoments, onCreate, onCreated, onWanted }: NoteFormProps) {
  const store = usePlaybackStore();
  const field = useRef<HTMLTextAreaElement>(null);
  const requestId = useRef("");
  const id = useId();
  const draftKey = `debrief.note.${interviewId}`;
  const [body, setBody] = useState("");
  const [startedAtMs, setStartedAtMs] = useState<number | null>(null);
  const [isGeneral, setIsGeneral] = useState(!hasMoments);
  const [error, setError] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const nowSeconds = usePlayback((state) => Math.floor(state.timeMs / 1000));
  const atMs = isGeneral ? null : (startedAtMs ?? nowSeconds * 1000);

  useEffect(() => {
    const draft = readDraft(draftKey);
    if (!draft) return;
    requestId.current = draft.requestId;
    setBody(draft.body);
    setStartedAtMs(draft.atMs);
    setIsGeneral(draft.atMs === null);
  }, [draftKey]);

  const show = () => {
    onWanted();
    requestAnimationFrame(() => field.current?.focus());
  };
  useHotkey("n", show);

  const write = (text: string, beginsAtMs: number = store.state().timeMs) => {
    const moment = text === "" ? null : (startedAtMs ?? beginsAtMs);
    setBody(text);
    setStartedAtMs(moment);
    setError(null);
    if (body === "" || text === "") requestId.current = newRequestId();
    writeDraft(draftKey, { body: text, atMs: isGeneral ? null : moment, requestId: requestId.current });
  };

  // What is being written keeps its moment; a quote is added to it.
  useNoteStarts(({ atMs: beginsAtMs, quote }) => {
    write(`${body === "" ? "" : `${body}\n`}${quote}\n`.slice(0, MAX_LENGTH), beginsAtMs ?? undefined);
    show();
  });

  const send = async () => {
    if (isSending) return;
    if (body.trim() === "") {
      setError("Write something first.");
      field.current?.focus();
      return;
    }
    setIsSending(true);
    const answer = await answerOf(() =>
      onCreate({
        requestId: requestId.current,
        parentId: null,
        body,
        atMs,
        endMs: null,
        quote: null,
        visibility: "team",
        mentionIds: [],
      }),
    );
    setIsSending(false);
    if (!answer.ok) return setError(answer.reason);
    write("");
    onCreated(answer.note);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void send();
    } else if (event.key === "Escape") field.current?.blur();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      className="flex flex-col gap-2"
    >
      <Label htmlFor={id} className="sr-only">
        New note
      </Label>
      <Textarea
        ref={field}
        id={id}
        rows={3}
        dir="auto"
        maxLength={MAX_LENGTH}
        value={body}
        placeholder="What did you notice?"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-sm text-danger-text">
          {error}
        </p>
      ) : null}
      <div className="flex items-center justify-between gap-2">
        {hasMoments ? (
          <button
            type="button"
            aria-pressed={!isGeneral}
            onClick={() => setIsGeneral(!isGeneral)}
            className={cn(
              "inline-flex h-8 items-center gap-1.5 rounded-md border px-2.5 text-sm tabular-nums touch:h-10",
              isGeneral ? "text-muted" : "border-accent/40 bg-accent-soft text-accent-text",
            )}
          >
            <Clock aria-hidden className="size-3.5" />
            {isGeneral ? "No moment" : `At ${formatDuration((atMs ?? 0) / 1000)}`}
          </button>
        ) : (
          <span />
        )}
        <div className="flex items-center gap-2">
          <span aria-hidden className="flex items-center gap-1 text-sm text-subtle max-lg:hidden">
            <Kbd>N</Kbd>
          </span>
          <Button type="submit" variant="primary" size="sm" pending={isSending}>
            Add note
          </Button>
        </div>
      </div>
    </form>
  );
}
