import { z } from "zod";
import { tagsSchema } from "@/lib/candidates/edit";
import { CONSENT_MODES } from "@/lib/format/consent";

/** How people are invited: to what, in which way. `requestId` is the browser's: pressed twice, it is the same batch. */
export const batchInputSchema = z.object({
  requestId: z.uuid(),
  connectionId: z.uuid(),
  personaId: z.string().min(1).max(200),
  consentMode: z.enum(CONSENT_MODES),
  tags: tagsSchema,
  isMailed: z.boolean(),
});

export type BatchInput = z.infer<typeof batchInputSchema>;
