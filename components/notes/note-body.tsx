"use client";

import { type ComponentProps, lazy, Suspense } from "react";
import type { NoteText as WholeNoteText } from "./note-text";

type NoteBodyProps = ComponentProps<typeof WholeNoteText>;

// The parser is as heavy as the player: it comes after what can be used without it. Without a network it does not
// come, and notes are written all the same.
const NoteText = lazy(() =>
  import("./note-text").then(
    (module) => ({ default: module.NoteText }),
    () => ({ default: AsTyped }),
  ),
);

/** `NoteText`, with its words as they were typed until it is here. */
export function NoteBody(props: NoteBodyProps) {
  return (
    <Suspense fallback={<AsTyped {...props} />}>
      <NoteText {...props} />
    </Suspense>
  );
}

function AsTyped({ body, className }: NoteBodyProps) {
  return (
    <p dir="auto" className={className}>
      <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">{body}</span>
    </p>
  );
}
