"use client";

import { Pencil } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Button } from "@/components/ui/button";
import { FieldProblem } from "@/components/ui/field-problem";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { renameSpeakerAction } from "@/lib/actions/interviews";
import type { Speaker } from "@/lib/transcript/types";

type SpeakerNameProps = {
  speaker: Speaker | undefined /** Whose it is; null where the reader may not change it. */;
  interviewId: string | null;
};

/** A speaker's name, and a way to change it for everybody where one may. */
export function SpeakerName({ speaker, interviewId }: SpeakerNameProps) {
  const [isEditing, setIsEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const done = () => {
    setIsEditing(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (isEditing && speaker && interviewId) return <NameForm {...{ speaker, interviewId }} onDone={done} />;
  const label = speaker?.label ?? "Unknown speaker";
  return (
    <div className="flex min-w-0 items-center gap-1">
      <p dir="auto" title={speaker?.documentLabel} className="truncate font-medium">
        {label}
      </p>
      {speaker && interviewId ? (
        // Without a tooltip, which would open as soon as the panel gives it the focus.
        <Button
          ref={button}
          variant="ghost"
          size="sm"
          aria-label={`Rename ${label}`}
          onClick={() => setIsEditing(true)}
          className="-my-1.5 w-8 px-0 touch:h-11 touch:w-11 touch:px-0"
        >
          <Pencil aria-hidden className="size-3.5" />
        </Button>
      ) : null}
    </div>
  );
}

type NameFormProps = { speaker: Speaker; interviewId: string; onDone: () => void };

function NameForm({ speaker, interviewId, onDone }: NameFormProps) {
  const id = useId();
  const [text, setText] = useState(speaker.label);
  const tenant = useTenant();
  const { isSending, refusal, send } = useSend("shown");
  const error = refusal?.reason;
  const save = async (label: string | null) => {
    const name = { speakerId: speaker.id, label };
    if (await send(() => renameSpeakerAction(tenant, interviewId, name))) onDone();
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save(text);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // The panel stays open.
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <Label htmlFor={id} className="sr-only">
        Name of {speaker.documentLabel ?? speaker.label}
      </Label>
      <Input
        id={id}
        autoFocus
        dir="auto"
        autoComplete="off"
        required
        maxLength={80}
        value={text}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : `${id}-problem`}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
      />
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-danger-text text-sm">
          {error}
        </p>
      ) : (
        <FieldProblem id={`${id}-problem`} forId={id} />
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="primary" type="submit" pending={isSending}>
          Save
        </Button>
        <Button size="sm" variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        {speaker.documentLabel === undefined ? null : (
          <Button size="sm" variant="ghost" className="max-w-full" onClick={() => void save(null)}>
            <span className="truncate">
              Back to <bdi>“{speaker.documentLabel}”</bdi>
            </span>
          </Button>
        )}
      </div>
    </form>
  );
}
