import { z } from "zod";
import type { JobActor, MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";

/** `recipient`: for whom the link is, in its sender's words; may be empty. */
const link = { linkId: z.string(), recipient: z.string() };

export const activityDetailSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("assigned"), reviewerName: z.string() }),
  z.object({ kind: z.literal("unassigned"), reviewerName: z.string() }),
  z.object({ kind: z.literal("review_submitted") }),
  z.object({ kind: z.literal("review_reopened") }),
  z.object({
    kind: z.literal("decided"),
    outcome: z.enum(["advance", "hold", "reject"]),
    reasonCode: z.string().nullable(),
  }),
  z.object({ kind: z.literal("decision_reopened"), outcome: z.enum(["advance", "hold", "reject"]) }),
  z.object({ kind: z.literal("link_made"), ...link }),
  z.object({ kind: z.literal("link_changed"), ...link }),
  z.object({ kind: z.literal("link_revoked"), ...link }),
  z.object({ kind: z.literal("link_extended"), ...link, expiresAt: z.string() }),
  z.object({ kind: z.literal("link_replaced"), ...link }),
  z.object({ kind: z.literal("link_opened"), ...link, visitorName: z.string() }),
  z.object({ kind: z.literal("link_downloaded"), ...link, visitorName: z.string() }),
  z.object({ kind: z.literal("link_feedback"), ...link, visitorName: z.string() }),
]);

export type ActivityDetail = z.infer<typeof activityDetailSchema>;

/** One thing that happened to an interview. `actorName` is null for Debrief itself. */
export type Activity = { id: string; at: string; actorName: string | null; detail: ActivityDetail };

/** What a blind reviewer must not learn before their own review is in. */
const TELLING = ["decided", "decision_reopened"];

/** What only those who may share are told. */
const LINK_KINDS = [
  "link_made",
  "link_changed",
  "link_revoked",
  "link_extended",
  "link_replaced",
  "link_opened",
  "link_downloaded",
  "link_feedback",
];
const MOST_SHOWN = 100;

/** Writes things down, in the transaction that does them. `happened` calls it. */
export async function recordActivities(
  tx: TenantTransaction,
  actor: MemberActor | JobActor | ReviewLinkActor,
  done: readonly { interviewId: string; detail: ActivityDetail }[],
): Promise<void> {
  const actorId = actor.kind === "member" ? actor.user.id : null;
  await tx.activity.createMany({
    data: done.map(({ interviewId, detail }) => ({ interviewId, actorId, kind: detail.kind, detail })),
  });
}

/** The kinds of activity that the actor must not see. */
export function untold(actor: MemberActor, isBlind: boolean): string[] {
  return [...(isBlind ? TELLING : []), ...(actor.can("reviewLinks.manage") ? [] : LINK_KINDS)];
}

/** An interview's last hundred activities, newest first. With `isBlind`, without those that tell how it was judged. */
export async function listActivities(
  actor: MemberActor,
  interviewId: string,
  { isBlind }: { isBlind: boolean },
): Promise<Activity[]> {
  const rows = await tenantDb(actor).activity.findMany({
    where: { interviewId, kind: { notIn: untold(actor, isBlind) } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
    select: { id: true, createdAt: true, detail: true, actor: { select: { name: true } } },
  });
  return rows.flatMap((row) => {
    const detail = activityDetailSchema.safeParse(row.detail);
    if (!detail.success) return [];
    return {
      id: row.id,
      at: row.createdAt.toISOString(),
      actorName: row.actor?.name ?? null,
      detail: detail.data,
    };
  });
}
