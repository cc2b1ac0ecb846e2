"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { answerOf, UNREACHABLE } from "@/components/browser/answer-of";
import { useTenant } from "@/components/browser/use-tenant";
import { createNoteAction } from "@/lib/actions/notes";
import type { Note } from "@/lib/data/notes/note-rows";
import type { NoteInput } from "@/lib/data/notes/notes";
import type { DraftPlace } from "./note-draft";
import {
  forgetNote,
  type NoteProblem,
  requestIdOfKey,
  storedNotes,
  storeNote,
  type UnsentNote,
} from "./note-outbox";

/** Longer than this, nobody believes that it is still on its way. What arrives later is still taken. */
const PATIENCE_MS = 20_000;

type Outbox = {
  place: DraftPlace;
  onSent: (note: Note) => void;
  onFailed: (problem: NoteProblem) => void;
};

/**
 * Notes on their way to the server. They are tried again by themselves when the page opens, when the network is back,
 * and when somebody returns to the page who may have signed in elsewhere. Sent twice, a note is still one note.
 */
export function useNoteOutbox({ place, onSent, onFailed }: Outbox) {
  const [unsent, setUnsent] = useState<UnsentNote[]>([]);
  const tenant = useTenant();
  const underWay = useRef(new Set<string>());

  const set = (requestId: string, change: (before: UnsentNote) => UnsentNote | null) =>
    setUnsent((all) => all.flatMap((one) => (one.input.requestId === requestId ? (change(one) ?? []) : one)));

  const deliver = async ({ input }: Pick<UnsentNote, "input">) => {
    const { requestId } = input;
    if (underWay.current.has(requestId)) return;
    underWay.current.add(requestId);
    set(requestId, (before) => ({ ...before, problem: null }));
    const fail = (problem: NoteProblem) => {
      underWay.current.delete(requestId);
      set(requestId, (before) => ({ ...before, problem }));
      onFailed(problem);
    };
    const impatience = setTimeout(
      () => fail({ kind: "UNREACHABLE", reason: "Debrief is not responding yet." }),
      PATIENCE_MS,
    );
    const answer = await answerOf(() => createNoteAction(tenant, place.interviewId, place.userId, input));
    clearTimeout(impatience);
    if (!answer.ok) return fail(problemOf(answer));
    underWay.current.delete(requestId);
    forgetNote(place, requestId);
    set(requestId, () => null);
    onSent(answer.note);
  };

  const send = (input: NoteInput) => {
    const one: UnsentNote = { input, writtenAt: new Date().toISOString(), problem: null };
    storeNote(place, one);
    setUnsent((all) => [...all.filter((other) => other.input.requestId !== input.requestId), one]);
    void deliver(one);
  };

  const takeBack = (requestId: string) => {
    forgetNote(place, requestId);
    set(requestId, () => null);
  };

  const tryAgain = (kind: NoteProblem["kind"]) => {
    for (const one of unsent) if (one.problem?.kind === kind) void deliver(one);
  };

  const begin = useEffectEvent(() => {
    const stored = storedNotes(place);
    if (stored.length === 0) return;
    setUnsent(stored);
    for (const one of stored) void deliver(one);
  });
  const onBack = useEffectEvent((kind: NoteProblem["kind"]) => tryAgain(kind));
  const onStorage = useEffectEvent(({ key, newValue }: StorageEvent) => {
    const requestId = requestIdOfKey(place, key);
    // Another tab has sent it, or taken it back.
    if (requestId && newValue === null && !underWay.current.has(requestId)) set(requestId, () => null);
  });
  useEffect(() => {
    begin();
    const onOnline = () => onBack("UNREACHABLE");
    const onFocus = () => onBack("SIGN_IN");
    const onKey = (event: StorageEvent) => onStorage(event);
    window.addEventListener("online", onOnline);
    window.addEventListener("focus", onFocus);
    window.addEventListener("storage", onKey);
    return () => {
      window.removeEventListener("online", onOnline);
      window.removeEventListener("focus", onFocus);
      window.removeEventListener("storage", onKey);
    };
  }, []);

  return { unsent, send, deliver, takeBack, tryAgain };
}

function problemOf({ code, reason }: { code?: string; reason: string }): NoteProblem {
  if (code === "UNAUTHENTICATED")
    return { kind: "SIGN_IN", reason: "You are signed out. Sign in again to send it." };
  if (code === UNREACHABLE || code === "INTERNAL_ERROR")
    return {
      kind: "UNREACHABLE",
      reason: "Debrief could not be reached. Your note is saved on this device.",
    };
  return { kind: "REFUSED", reason };
}
