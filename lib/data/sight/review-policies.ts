import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { recordAudit } from "@/lib/data/audit/audit";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError, notFound } from "@/lib/errors";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { POLICY_FIELDS, readFrame } from "./tenant-frame";

/** How the interviews of a role are reviewed. `roleName` is empty for the tenant's default. */
export type ReviewPolicy = {
  roleName: string;
  /** Null: the tenant's first scorecard. */
  scorecardId: string | null;
  /** Others' notes, scores and the decision stay hidden until the own review is submitted. */
  isBlind: boolean;
  /** Reviewers see a label in place of name, reference and email. */
  isAnonymous: boolean;
  /** Submitted reviews that a decision needs. */
  requiredReviews: number;
  assignment: "none" | "everyone" | "in_turn";
  /** From the assignment on. */
  dueDays: number | null;
  reviewerIds: string[];
};

export const reviewPolicySchema = z.object({
  roleName: z.string().trim().max(200),
  scorecardId: z.uuid().nullable(),
  isBlind: z.boolean(),
  isAnonymous: z.boolean(),
  requiredReviews: z.int().min(0).max(20),
  assignment: z.enum(["none", "everyone", "in_turn"]),
  dueDays: z.int().min(1).max(90).nullable(),
  reviewerIds: z.array(z.uuid()).max(50),
});

export type ReviewPolicyInput = z.infer<typeof reviewPolicySchema>;

/** What holds before anybody has set anything. */
export const BUILT_IN_POLICY: ReviewPolicy = {
  roleName: "",
  scorecardId: null,
  isBlind: true,
  isAnonymous: false,
  requiredReviews: 1,
  assignment: "none",
  dueDays: null,
  reviewerIds: [],
};

type PolicyRow = Prisma.ReviewPolicyGetPayload<{ select: typeof POLICY_FIELDS }>;

/** The policy that holds for a role: its own, else the tenant's default, else the built-in one. */
export async function policyFor(actor: MemberActor, roleName: string | null): Promise<ReviewPolicy> {
  return policyIn((await readFrame(actor))?.tenant.policies ?? [], roleName);
}

/** The same among policies that were read. */
export function policyIn(policies: readonly PolicyRow[], roleName: string | null): ReviewPolicy {
  const named = (name: string) => policies.find((policy) => policy.roleName === name);
  const row = named(roleName ?? "") ?? named("");
  return row ? toPolicy(row) : BUILT_IN_POLICY;
}

/** `policyFor` inside a transaction. */
export async function readPolicy(
  db: Pick<TenantTransaction, "reviewPolicy">,
  roleName: string | null,
): Promise<ReviewPolicy> {
  const rows = await db.reviewPolicy.findMany({
    where: { roleName: { in: ["", roleName ?? ""] } },
    orderBy: { roleName: "desc" },
    take: 1,
    select: POLICY_FIELDS,
  });
  return rows[0] ? toPolicy(rows[0]) : BUILT_IN_POLICY;
}

/**
 * The tenant's policies, the default first, and the names of the roles that have none of their own; for a reader with a
 * limit, of the roles that they reach.
 */
export async function listPolicies(
  actor: MemberActor,
): Promise<{ policies: ReviewPolicy[]; otherRoles: string[] }> {
  const db = tenantDb(actor);
  const [frame, roles] = await Promise.all([
    readFrame(actor),
    db.interview.groupBy({
      by: ["roleName"],
      where: { roleName: { not: null } },
      orderBy: { roleName: "asc" },
    }),
  ]);
  const { limitedTo } = actor;
  const reached = ["", ...(limitedTo?.roleNames ?? []), ...roles.map(({ roleName }) => roleName)];
  const policies = (frame?.tenant.policies ?? [])
    .filter(({ roleName }) => limitedTo === null || reached.includes(roleName))
    .map(toPolicy);
  if (policies[0]?.roleName !== "") policies.unshift(BUILT_IN_POLICY);
  const taken = new Set(policies.map(({ roleName }) => roleName));
  return {
    policies,
    otherRoles: roles.flatMap(({ roleName }) => (roleName === null || taken.has(roleName) ? [] : [roleName])),
  };
}

/** Sets the policy of a role, or the default. Throws `forbidden`, and `invalid_input` for people who are no members. */
export async function savePolicy(actor: MemberActor, input: ReviewPolicyInput): Promise<void> {
  actor.demand("policies.manage");
  const { reviewerIds, ...fields } = input;
  const db = tenantDb(actor);
  const people = [...new Set(reviewerIds)];
  const [members, scorecards] = await Promise.all([
    db.membership.count({ where: { userId: { in: people } } }),
    input.scorecardId === null ? 1 : db.scorecard.count({ where: { id: input.scorecardId } }),
  ]);
  if (scorecards === 0) throw notFound("That scorecard");
  if (members !== people.length)
    throw new AppError("invalid_input", "Someone in the list has left. Reload and choose again.");
  if (input.assignment !== "none" && people.length === 0)
    throw new AppError("invalid_input", "Choose reviewers, or set assignment to “Manually”.");
  await db.$transaction(async (tx) => {
    const existing = await tx.reviewPolicy.findFirst({
      where: { roleName: fields.roleName },
      select: { id: true },
    });
    const { id } = existing
      ? await tx.reviewPolicy.update({ where: existing, data: fields, select: { id: true } })
      : await tx.reviewPolicy.create({ data: fields, select: { id: true } });
    await tx.policyReviewer.deleteMany({ where: { policyId: id } });
    await tx.policyReviewer.createMany({ data: people.map((userId) => ({ policyId: id, userId })) });
    const details = { setting: "review rule", role: fields.roleName };
    await recordAudit(actor, tx, { action: "settings.changed", details });
  });
}

/** Makes a role follow the default again. Throws `forbidden`. */
export async function removePolicy(actor: MemberActor, roleName: string): Promise<void> {
  actor.demand("policies.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    await tx.reviewPolicy.deleteMany({ where: { roleName } });
    const details = { setting: "review rule", role: roleName, to: "as by default" };
    await recordAudit(actor, tx, { action: "settings.changed", details });
  });
}

function toPolicy({ reviewers, ...row }: PolicyRow): ReviewPolicy {
  return { ...row, reviewerIds: reviewers.map(({ userId }) => userId) };
}
