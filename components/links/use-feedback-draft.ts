"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import type { SaveState } from "@/components/scorecard/use-review-draft";
import { saveFeedbackAction } from "@/lib/actions/reviews";
import type { FeedbackInput } from "@/lib/data/links/visitor-feedback";

const SAVE_AFTER_MS = 1000;

/** A visitor's feedback in the making: on the server a second after the last change, and when the page is left. */
export function useFeedbackDraft(
  start: FeedbackInput,
  { linkId, interviewId }: { linkId: string; interviewId: string },
) {
  const [draft, setDraft] = useState(start);
  const [saveState, setSaveState] = useState<SaveState>({ kind: "clean" });
  const latest = useRef(start);
  const saved = useRef(start);
  const running = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const change = (part: Partial<FeedbackInput>) => {
    latest.current = { ...latest.current, ...part };
    setDraft(latest.current);
    setSaveState({ kind: "waiting" });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), SAVE_AFTER_MS);
  };

  /** Saves what is not saved yet, one request after the other, and says whether all is; `isSent` shows it to the team. */
  const flush = ({ isSent = false } = {}): Promise<boolean> => {
    clearTimeout(timer.current);
    const saving = running.current.then(() => write(isSent));
    running.current = saving;
    return saving;
  };

  const write = async (isSent: boolean): Promise<boolean> => {
    const written = latest.current;
    if (written === saved.current && !isSent) return true;
    setSaveState({ kind: "saving" });
    const answer = await answerOf(() => saveFeedbackAction(linkId, interviewId, written, { isSent }));
    if (!answer.ok) {
      setSaveState({ kind: "failed", reason: answer.reason });
      return false;
    }
    saved.current = written;
    setSaveState({ kind: latest.current === written ? "saved" : "waiting" });
    return true;
  };

  const leave = useEffectEvent(() => {
    if (document.visibilityState === "hidden") void flush();
  });
  useEffect(() => {
    const abort = new AbortController();
    document.addEventListener("visibilitychange", () => leave(), { signal: abort.signal });
    return () => {
      abort.abort();
      clearTimeout(timer.current);
    };
  }, []);

  return { draft, change, flush, saveState };
}
