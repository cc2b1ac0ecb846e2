"use client";

import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from "react";

/** A note that begins elsewhere on the page: at a moment (null: none), with words to begin with. */
export type NoteStart = { atMs: number | null; quote: string };

type Listener = (start: NoteStart) => void;

class NoteStarter {
  #listener: Listener | null = null;

  listen(listener: Listener): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = null;
    };
  }

  readonly start = (start: NoteStart): void => this.#listener?.(start);
}

const NoteStarterContext = createContext<NoteStarter | null>(null);

/** Lets what is inside begin notes in the form that is inside too. */
export function NoteStarterProvider({ children }: { children: ReactNode }) {
  const [starter] = useState(() => new NoteStarter());
  return <NoteStarterContext value={starter}>{children}</NoteStarterContext>;
}

/** Begins a note; null where nobody can write any. */
export function useStartNote(): ((start: NoteStart) => void) | null {
  return useContext(NoteStarterContext)?.start ?? null;
}

/** For the form: called with each note that is begun elsewhere. */
export function useNoteStarts(listener: Listener): void {
  const starter = useContext(NoteStarterContext);
  const begin = useEffectEvent(listener);
  useEffect(() => starter?.listen((start) => begin(start)), [starter]);
}
