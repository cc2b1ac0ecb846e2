"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { newRequestId } from "./new-request-id";
import { type NoteDraft, parseDraft, readDraft, writeDraft } from "./note-draft";

/** The server renders an empty draft: it needs no id before something is written. */
export const EMPTY_DRAFT: NoteDraft = {
  requestId: "",
  body: "",
  mentionIds: [],
  visibility: "team",
  atMs: null,
  endMs: null,
  quote: null,
  revision: null,
};

/** A draft that is kept on this device under `key` with each change. `onFound`: one was there already. */
export function useNoteDraft(key: string, start: NoteDraft = EMPTY_DRAFT, onFound?: () => void) {
  const [draft, render] = useState(start);
  // Two changes in one event build on each other.
  const latest = useRef(start);
  const setDraft = (next: NoteDraft) => {
    latest.current = next;
    render(next);
  };

  const change = (part: Partial<NoteDraft>) => {
    const before = latest.current;
    const next = { ...before, ...part };
    const isEmpty = (one: NoteDraft) => one.body === "" && one.quote === null;
    if (!part.requestId && (next.requestId === "" || isEmpty(before) || isEmpty(next)))
      next.requestId = newRequestId();
    setDraft(next);
    writeDraft(key, next);
  };
  /** What comes next is for the same readers: who has just written for themselves does not share by surprise. */
  const clear = () => {
    setDraft({ ...start, visibility: latest.current.visibility });
    writeDraft(key, null);
  };

  const find = useEffectEvent(() => {
    const found = readDraft(key);
    if (!found) return;
    setDraft(found);
    onFound?.();
  });
  const onStorage = useEffectEvent((event: StorageEvent) => {
    if (event.key !== key || event.newValue !== null) return;
    // Another tab has sent this draft: what was added here since is another note.
    const sent = parseDraft(event.oldValue);
    if (sent?.requestId !== draft.requestId) return;
    if (sent.body === draft.body) setDraft(start);
    else change({ requestId: newRequestId() });
  });
  useEffect(() => {
    find();
    const listen = (event: StorageEvent) => onStorage(event);
    window.addEventListener("storage", listen);
    return () => window.removeEventListener("storage", listen);
  }, []);

  return { draft, change, clear };
}
