import { z } from "zod";
import type { JobActor, MemberActor } from "@/lib/auth/actor";
import type { TenantTransaction } from "@/lib/tenant/tenant-db";

const changeSchema = z.object({
  field: z.enum(["name", "email", "role", "tags", "owner", "reference"]),
  from: z.string().nullable(),
  to: z.string().nullable(),
});

export const candidateActivitySchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("candidate_edited"), changes: z.array(changeSchema) }),
  z.object({ kind: z.literal("candidate_imported"), changes: z.array(changeSchema) }),
  /** The platform says otherwise than before. */
  z.object({ kind: z.literal("platform_corrected"), changes: z.array(changeSchema) }),
  z.object({ kind: z.literal("candidate_merged"), name: z.string(), interviewCount: z.int() }),
  z.object({ kind: z.literal("candidate_unmerged"), name: z.string(), interviewCount: z.int() }),
  /** An interview was taken out, and is `name`'s since. */
  z.object({ kind: z.literal("interview_split_out"), name: z.string() }),
  /** The candidate began as an interview of `name`'s. */
  z.object({ kind: z.literal("candidate_split_from"), name: z.string() }),
]);

/** One value of a candidate that became another; null is none. */
export type CandidateChange = z.infer<typeof changeSchema>;

export type CandidateActivityDetail = z.infer<typeof candidateActivitySchema>;

/** Writes one thing down that happened to a candidate, in the transaction that does it. */
export async function recordCandidateActivity(
  tx: TenantTransaction,
  actor: MemberActor | JobActor,
  candidateId: string,
  detail: CandidateActivityDetail,
): Promise<void> {
  await recordCandidateActivities(tx, actor, [{ candidateId, detail }]);
}

/** The same of several, by one statement. */
export async function recordCandidateActivities(
  tx: TenantTransaction,
  actor: MemberActor | JobActor,
  activities: readonly { candidateId: string; detail: CandidateActivityDetail }[],
): Promise<void> {
  if (activities.length === 0) return;
  const actorId = actor.kind === "member" ? actor.user.id : null;
  await tx.activity.createMany({
    data: activities.map(({ candidateId, detail }) => ({ candidateId, actorId, kind: detail.kind, detail })),
  });
}
