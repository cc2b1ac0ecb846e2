"use client";

import { type RefObject, useState } from "react";
import { ratingOf } from "@/components/scorecard/review-draft";
import { isAnswered } from "@/lib/scorecards/answers";
import type { Criterion, Rating } from "@/lib/scorecards/criterion";

/** The row after the criteria. No criterion's id has a colon. */
export const RECOMMENDATION = ":recommendation";

/**
 * Which row of the form keys score: the one that had the keyboard last, else the first that is open, after the last one
 * the recommendation.
 */
export function useMarkedRow(form: RefObject<HTMLElement | null>, criteria: Criterion[], ratings: Rating[]) {
  const [marked, setMarked] = useState<string | null>(null);
  const isOpen = (one: Criterion) => one.kind !== "text" && !isAnswered(one, ratingOf(ratings, one.id));
  const markedId = marked ?? criteria.find(isOpen)?.id ?? RECOMMENDATION;

  const markNext = () => {
    const at = criteria.findIndex(({ id }) => id === markedId);
    const next = criteria.slice(at + 1).find(isOpen)?.id ?? RECOMMENDATION;
    setMarked(next);
    const row = form.current?.querySelector(`[data-criterion="${CSS.escape(next)}"]`);
    row?.scrollIntoView({ block: "nearest" });
    // The keyboard goes with the mark, but is not taken from the player.
    const { activeElement } = document;
    if (activeElement instanceof HTMLInputElement && form.current?.contains(activeElement))
      row?.querySelector("input")?.focus({ preventScroll: true });
  };
  return { markedId, mark: setMarked, markNext };
}
