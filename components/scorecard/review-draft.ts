import type { Review } from "@/lib/data/reviews/reviews";
import type { Rating } from "@/lib/scorecards/criterion";
import type { Recommendation } from "@/lib/scorecards/recommendations";

/** What a reviewer has filled in so far. */
export type ReviewDraft = { recommendation: Recommendation | null; summary: string; ratings: Rating[] };

/** A draft that the server may not have yet, with the revision it was begun from (null: never saved). */
export type LocalDraft = { revision: number | null; draft: ReviewDraft };

export function draftOf(review: Review | null): ReviewDraft {
  if (!review) return { recommendation: null, summary: "", ratings: [] };
  const { recommendation, summary, ratings } = review;
  return { recommendation, summary, ratings };
}

/** The ratings with one criterion's changed; what is untouched stays out of them. */
export function withRating(ratings: Rating[], criterionId: string, change: Partial<Rating>): Rating[] {
  const others = ratings.filter((rating) => rating.criterionId !== criterionId);
  return [...others, { ...ratingOf(ratings, criterionId), ...change }];
}

export function ratingOf(ratings: Rating[], criterionId: string): Rating {
  const known = ratings.find((rating) => rating.criterionId === criterionId);
  return known ?? { criterionId, score: null, comment: "", evidence: [] };
}

/** Kept on this device until the server has it, so that a crash or an expired sign-in loses nothing. */
export function readLocalDraft(key: string): LocalDraft | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isLocalDraft(stored) ? stored : null;
  } catch {
    return null;
  }
}

/** Notes which revision this tab saved last. A reload in that moment may bring a page that was read just before. */
export function rememberSaved(key: string, revision: number): void {
  try {
    sessionStorage.setItem(key, String(revision));
  } catch {
    // Storage is off: the next save will say that the page is out of date.
  }
}

export function lastSaved(key: string): number {
  try {
    return Number(sessionStorage.getItem(key));
  } catch {
    return 0;
  }
}

// Only this page writes it: a form that an older version of it wrote is all that can differ.
function isLocalDraft(stored: unknown): stored is LocalDraft {
  if (typeof stored !== "object" || stored === null || !("draft" in stored)) return false;
  const { draft } = stored;
  return typeof draft === "object" && draft !== null && "ratings" in draft && Array.isArray(draft.ratings);
}
