/** What a browser says of a legal hold: that something must be kept, whatever else is asked. */
import { z } from "zod";
import { typedName } from "@/lib/format/typed-name";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const legalHoldSchema = z.object({
  /** On one candidate, on all who were interviewed for a role, or on everybody. */
  scope: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("candidate"), candidateId: z.uuid() }),
    z.object({
      kind: z.literal("role"),
      roleName: typedName(200, {
        empty: "Enter the role’s name.",
        tooLong: "Role names can have at most 200 characters.",
      }),
    }),
    z.object({ kind: z.literal("everything") }),
  ]),
  reason: z.string().trim().min(1, "Enter a reason.").max(500, "Reasons can have at most 500 characters."),
  /** The last day that it holds, in UTC; null: until somebody releases it. */
  until: z.string().regex(DAY, "Choose a day.").nullable(),
});

export type LegalHoldInput = z.infer<typeof legalHoldSchema>;
