/** What a browser says when a person is to be erased, and what is told of it. */
import { z } from "zod";
import { typedName } from "@/lib/format/typed-name";

/** Why, in words. */
export const ERASURE_REASONS = {
  asked: "The candidate asked for it",
  withdrew: "The candidate withdrew their consent",
  ended: "Their data is no longer needed",
  other: "Another reason",
} as const;

export type ErasureReason = keyof typeof ERASURE_REASONS;

export const erasureSchema = z.object({
  reason: z.enum(["asked", "withdrew", "ended", "other"], { error: "Choose a reason." }),
  /** The organisation's own, to find the request by. */
  caseNumber: typedName(60, { tooLong: "Case numbers can have at most 60 characters." }),
  /** The candidate's name, typed. */
  typed: z.string().max(1_000),
});

export type ErasureInput = z.infer<typeof erasureSchema>;

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
