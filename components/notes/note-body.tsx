"use client";

import { type ComponentProps, lazy, Suspense } from "react";
import type { NoteText as WholeNoteText } from "./note-text";

// The parser is as heavy as the player: it comes after what can be used without it.
const NoteText = lazy(() => import("./note-text").then((module) => ({ default: module.NoteText })));

/** `NoteText`, with its words as they were typed until it is here. */
export function NoteBody(props: ComponentProps<typeof WholeNoteText>) {
  return (
    <Suspense
      fallback={
        <p dir="auto" className={props.className}>
          <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">{props.body}</span>
        </p>
      }
    >
      <NoteText {...props} />
    </Suspense>
  );
}
