import { z } from "zod";
import { toPlainName } from "@/lib/format/plain-name";

/** What is refused of a name in which nothing can be seen, when it is typed; stored ones are read as they are. */
export const NAMELESS = "Enter a name for each criterion.";
const NAME_MAX_LENGTH = 120;
const TEXT_MAX_LENGTH = 1000;

/** What one criterion asks: a score from 1 to 5, a yes or no (1 or 0), or text alone. */
const criterionSchema = z.object({
  /** Stable over versions, so that one criterion can be compared across candidates. */
  id: z.string().regex(/^[\w-]{1,40}$/),
  name: z.string().trim().min(1, NAMELESS).max(NAME_MAX_LENGTH).transform(toPlainName),
  kind: z.enum(["scale", "yes_no", "text"]),
  description: z.string().trim().max(TEXT_MAX_LENGTH),
  /** What a 1, a 3 and a 5 look like. Empty where nothing was written. */
  anchors: z.object({
    low: z.string().trim().max(TEXT_MAX_LENGTH),
    middle: z.string().trim().max(TEXT_MAX_LENGTH),
    high: z.string().trim().max(TEXT_MAX_LENGTH),
  }),
  /** How much the criterion counts in a weighted mean: 1, 2 or 3. */
  weight: z.int().min(1).max(3),
  isRequired: z.boolean(),
});

export type Criterion = z.infer<typeof criterionSchema>;

export const criteriaSchema = z
  .array(criterionSchema)
  .min(1, "A scorecard needs at least one criterion.")
  .max(30, "Scorecards can have at most 30 criteria.")
  .refine(
    (criteria) => new Set(criteria.map(({ id }) => id)).size === criteria.length,
    "Two criteria have the same ID.",
  );

/** A moment that shows why. `quote` may be empty. */
export const evidenceSchema = z.object({
  atMs: z.int().min(0).max(2_147_483_647),
  quote: z.string().trim().max(TEXT_MAX_LENGTH),
});

export type Evidence = z.infer<typeof evidenceSchema>;

export const ratingSchema = z.object({
  criterionId: criterionSchema.shape.id,
  score: z.int().min(0).max(5).nullable(),
  comment: z.string().trim().max(4000, "Comments can have at most 4000 characters."),
  evidence: z.array(evidenceSchema).max(20, "Criteria can have at most 20 moments."),
});

/** What a reviewer says on one criterion. */
export type Rating = z.infer<typeof ratingSchema>;
