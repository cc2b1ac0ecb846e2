import { z } from "zod";

const side = z.enum(["kept", "moved"]);
export type MergeSide = z.infer<typeof side>;

export const mergeSchema = z.object({
  movedId: z.uuid(),
  /** What the preview showed: another state of either is a conflict. */
  keptRevision: z.int().min(1),
  movedRevision: z.int().min(1),
  /** Whose value wins. */
  take: z.object({ name: side, email: side, roleName: side, owner: side }),
});

export type MergeInput = z.infer<typeof mergeSchema>;
