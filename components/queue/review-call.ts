"use client";

import { useEffect, useEffectEvent } from "react";
import type { Evidence } from "@/lib/scorecards/criterion";

/** What the form of the page that is open listens to; there is at most one. */
type ReviewCalls = { show: () => void; drop: (evidence: Evidence) => void };

let calls: ReviewCalls | null = null;

/** For the form: `show` brings it into view with the keyboard in it, `drop` takes evidence from elsewhere. */
export function useReviewCalls({ show, drop }: ReviewCalls): void {
  const onShow = useEffectEvent(show);
  const onDrop = useEffectEvent(drop);
  useEffect(() => {
    const own = { show: () => onShow(), drop: (evidence: Evidence) => onDrop(evidence) };
    calls = own;
    return () => {
      if (calls === own) calls = null;
    };
  }, []);
}

/** Asks for the review of the interview that is open. */
export function useAskForReview(): () => void {
  return () => calls?.show();
}

/** Gives evidence to the review that is being written; null where none is. */
export function evidenceTaker(): ((evidence: Evidence) => void) | null {
  return calls?.drop ?? null;
}
