/** How long interviews are kept: what a browser says of it, and what is shown. */
import { z } from "zod";

const LONGEST_DAYS = 36_500;

const days = z
  .int("Enter a whole number of days.")
  .min(1, "Enter at least 1 day.")
  .max(LONGEST_DAYS, "Enter at most 36,500 days.")
  .nullable();

export const retentionRuleSchema = z.object({
  /** Empty: of every role without a rule of its own. */
  roleName: z.string().trim().max(200),
  /** From the decision, the end or the last activity on; null: until somebody deletes it. */
  days: z.object({ advance: days, hold: days, reject: days, undecided: days, unfinished: days }),
  /** Whether later activity begins the time anew. Of what has not ended, it always does. */
  countsActivity: z.boolean(),
});

export type RetentionRule = z.infer<typeof retentionRuleSchema>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const extensionSchema = z.object({
  reason: z.string().trim().min(1, "Enter a reason.").max(500, "Reasons can have at most 500 characters."),
  /** The last day, in UTC. */
  until: z.string().regex(DAY, "Choose a day."),
});

export type ExtensionInput = z.infer<typeof extensionSchema>;
