/** Erasing people in words and numbers, without what checks input: pages need no more. */

/** Why, in words. */
export const ERASURE_REASONS = {
  asked: "The candidate asked for it",
  withdrew: "The candidate withdrew their consent",
  ended: "Their data is no longer needed",
  other: "Another reason",
} as const;

export type ErasureReason = keyof typeof ERASURE_REASONS;

/** No more are erased at once. */
export const MOST_ERASED = 50;

/** What is typed to confirm that several are erased. */
export function severalConfirmation(count: number): string {
  return `erase ${count} ${count === 1 ? "candidate" : "candidates"}`;
}

/** How many of what goes, each as one and as many. */
export const ERASED_THINGS = {
  interviews: ["interview", "interviews"],
  notes: ["note", "notes"],
  reviews: ["review", "reviews"],
  decisions: ["decision", "decisions"],
  feedback: ["reply from a visitor", "replies from visitors"],
  linksClosed: ["review link that shows only them", "review links that show only them"],
  linksChanged: [
    "place on a review link with other candidates",
    "places on review links with other candidates",
  ],
  views: ["saved view that names them", "saved views that name them"],
  deliveries: ["webhook message", "webhook messages"],
} as const;

export type ErasedThing = keyof typeof ERASED_THINGS;
export type ErasureCounts = Record<ErasedThing, number>;
