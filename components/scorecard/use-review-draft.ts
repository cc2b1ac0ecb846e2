"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import { keepText } from "@/components/browser/unsent-text";
import { useTenant } from "@/components/browser/use-tenant";
import {
  draftOf,
  lastSaved,
  type ReviewDraft,
  readLocalDraft,
  rememberSaved,
} from "@/components/scorecard/review-draft";
import { loadReviewAction, saveReviewAction } from "@/lib/actions/reviews";
import type { Review } from "@/lib/data/reviews/reviews";

const SAVE_AFTER_MS = 1000;

export type SaveState =
  | { kind: "clean" }
  | { kind: "waiting" }
  | { kind: "saving" }
  | { kind: "saved" }
  | { kind: "failed"; reason: string }
  /** It was changed in another tab or on another device. */
  | { kind: "conflict" };

type Source = {
  writerId: string;
  versionId: string;
  own: Review | null;
  interviewId: string;
};

const stateOf = (saved: Review | null): SaveState => ({ kind: saved ? "saved" : "clean" });

/** A review in the making: kept on this device at once, and on the server a second after the last change. */
export function useReviewDraft({ writerId, versionId, own, interviewId }: Source) {
  const storageKey = `debrief.review.${writerId}.${interviewId}`;
  const [draft, setDraft] = useState(() => draftOf(own));
  const [saveState, setSaveState] = useState<SaveState>(() => stateOf(own));
  const tenant = useTenant();
  const revision = useRef(own?.revision ?? null);
  const latest = useRef(draft);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const change = (next: ReviewDraft) => {
    show(next);
    keepText(storageKey, { revision: revision.current, draft: next });
    if (saveState.kind === "conflict") return;
    setSaveState({ kind: "waiting" });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), SAVE_AFTER_MS);
  };

  /** Saves what is not saved yet, and says whether everything is. */
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer.current);
    await running.current;
    const saving = save();
    running.current = saving;
    return saving;
  };

  const save = async (): Promise<boolean> => {
    const sent = latest.current;
    setSaveState({ kind: "saving" });
    const answer = await answerOf(() =>
      saveReviewAction(tenant, interviewId, writerId, { versionId, revision: revision.current, ...sent }),
    );
    if (!answer.ok) {
      const isConflict = "code" in answer && answer.code === "CONFLICT";
      setSaveState(isConflict ? { kind: "conflict" } : { kind: "failed", reason: answer.reason });
      return false;
    }
    revision.current = answer.review.revision;
    if (latest.current !== sent) return save();
    keepText(storageKey, null);
    rememberSaved(storageKey, revision.current);
    setSaveState({ kind: "saved" });
    return true;
  };

  /** After a conflict: what is written here replaces the saved one, or gives way to it. */
  const settle = async (keep: "here" | "saved") => {
    const answer = await answerOf(() => loadReviewAction(tenant, interviewId));
    if (!answer.ok) return setSaveState({ kind: "failed", reason: answer.reason });
    revision.current = answer.review?.revision ?? null;
    if (keep === "here") return void flush();
    keepText(storageKey, null);
    show(draftOf(answer.review));
    setSaveState(stateOf(answer.review));
  };

  const show = (next: ReviewDraft) => {
    latest.current = next;
    setDraft(next);
  };

  const restore = useEffectEvent(() => {
    const local = readLocalDraft(storageKey);
    if (local) {
      show(local.draft);
      // Whether anything else was saved since, the server knows.
      revision.current = local.revision;
      void flush();
    } else if (lastSaved(storageKey) > (revision.current ?? 0)) void settle("saved");
  });
  useEffect(() => {
    restore();
    return () => clearTimeout(timer.current);
  }, []);

  return { draft, change, flush, settle, saveState, revision: () => revision.current };
}
