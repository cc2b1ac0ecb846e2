"use client";

import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from "react";

/** A note that begins elsewhere on the page: about a passage (null: no times), with the words that are meant. */
export type NoteStart = { atMs: number | null; endMs: number | null; quote: string };

class NoteStarter {
  readonly #starts = new Channel<NoteStart>();
  readonly #opens = new Channel<string>();

  readonly start = this.#starts.tell;
  readonly open = this.#opens.tell;
  readonly onStart = this.#starts.listen;
  readonly onOpen = this.#opens.listen;
}

/** Carries a word from one place to the one that listens. */
class Channel<T> {
  #listener: ((what: T) => void) | null = null;

  readonly listen = (listener: (what: T) => void) => {
    this.#listener = listener;
    return () => {
      this.#listener = null;
    };
  };

  readonly tell = (what: T): void => this.#listener?.(what);
}

const NoteStarterContext = createContext<NoteStarter | null>(null);

/** Lets what is inside begin and open notes in the panel that is inside too. */
export function NoteStarterProvider({ children }: { children: ReactNode }) {
  const [starter] = useState(() => new NoteStarter());
  return <NoteStarterContext value={starter}>{children}</NoteStarterContext>;
}

/** Begins a note; null where nobody can write any. */
export function useStartNote(): ((start: NoteStart) => void) | null {
  return useContext(NoteStarterContext)?.start ?? null;
}

/** Shows a note in the list, by its id. */
export function useOpenNote(): (noteId: string) => void {
  return useContext(NoteStarterContext)?.open ?? nothing;
}

/** For the form: called with each note that is begun elsewhere. */
export function useNoteStarts(listener: (start: NoteStart) => void): void {
  const starter = useContext(NoteStarterContext);
  const begin = useEffectEvent(listener);
  useEffect(() => starter?.onStart((start) => begin(start)), [starter]);
}

/** For the list: called with each note that is to be shown. */
export function useNoteOpens(listener: (noteId: string) => void): void {
  const starter = useContext(NoteStarterContext);
  const open = useEffectEvent(listener);
  useEffect(() => starter?.onOpen((noteId) => open(noteId)), [starter]);
}

function nothing(): void {}
