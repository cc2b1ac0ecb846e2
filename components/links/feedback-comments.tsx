"use client";

import { X } from "lucide-react";
import { useId, useState } from "react";
import { NotePlace } from "@/components/notes/note-place";
import { usePlayback, usePlaybackStore } from "@/components/playback/playback";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Textarea } from "@/components/ui/textarea";
import type { VisitorComment } from "@/lib/data/links/visitor-feedback";
import { formatDuration } from "@/lib/format/duration";

type FeedbackCommentsProps = {
  comments: VisitorComment[];
  hasMoments: boolean;
  onChange: (comments: VisitorComment[]) => void;
};

/** A visitor's comments at moments of the recording. */
export function FeedbackComments({ comments, hasMoments, onChange }: FeedbackCommentsProps) {
  const id = useId();
  const store = usePlaybackStore();
  const second = usePlayback((state) => Math.floor(state.timeMs / 1000));
  const [body, setBody] = useState("");
  const add = () => {
    const atMs = hasMoments ? Math.round(store.state().timeMs) : null;
    const all = [...comments, { atMs, body: body.trim() }];
    onChange(all.sort((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0)));
    setBody("");
  };
  return (
    <div className="flex flex-col gap-2">
      <Field id={id} label="Comment on a moment" optional>
        {(control) => (
          <Textarea
            {...control}
            dir="auto"
            rows={2}
            maxLength={2000}
            value={body}
            onChange={(event) => setBody(event.target.value)}
          />
        )}
      </Field>
      <Button size="sm" className="self-start" disabled={body.trim() === ""} onClick={add}>
        {hasMoments ? `Add at ${formatDuration(second)}` : "Add comment"}
      </Button>
      {comments.length > 0 ? (
        <ul aria-label="Your comments" className="flex flex-col gap-2">
          {comments.map((comment, index) => (
            <li key={`${comment.atMs} ${comment.body}`} className="flex items-start gap-2">
              {comment.atMs !== null ? <NotePlace atMs={comment.atMs} endMs={null} /> : null}
              <p dir="auto" className="min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
                {comment.body}
              </p>
              <IconButton
                label="Remove comment"
                size="sm"
                onClick={() => onChange(comments.filter((_, other) => other !== index))}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
