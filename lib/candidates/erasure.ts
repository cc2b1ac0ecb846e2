/** What a browser says when people are to be erased. */
import { z } from "zod";
import { typedName } from "@/lib/format/typed-name";
import { MOST_ERASED } from "./erasure-words";

export const erasureSchema = z.object({
  reason: z.enum(["asked", "withdrew", "ended", "other"], { error: "Choose a reason." }),
  /** The organisation's own, to find the request by. */
  caseNumber: typedName(60, { tooLong: "Case numbers can have at most 60 characters." }),
  /** The candidate's name, typed. */
  typed: z.string().max(1_000),
});

export type ErasureInput = z.infer<typeof erasureSchema>;

export const erasedIdsSchema = z.array(z.uuid()).min(1).max(MOST_ERASED);
