/** How long an organisation keeps interviews: its rules, by role. */
import type { MemberActor } from "@/lib/auth/actor";
import { RETAINED_AS } from "@/lib/candidates/retained-as";
import type { RetentionRule } from "@/lib/candidates/retention";
import { recordAudit } from "@/lib/data/audit/audit";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { type TenantDb, type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";

const MOST_RULES = 200;

const FIELDS = {
  ...{ roleName: true, advanceDays: true, holdDays: true, rejectDays: true },
  ...{ undecidedDays: true, unfinishedDays: true, countsActivity: true },
} as const satisfies Prisma.RetentionRuleSelect;

/** The rules, that of all other roles first. Throws `forbidden`. */
export async function listRetentionRules(actor: MemberActor): Promise<RetentionRule[]> {
  actor.demand("privacy.manage");
  return readRules(tenantDb(actor));
}

/** The same by a handle that is given. */
export async function readRules(db: TenantDb | TenantTransaction): Promise<RetentionRule[]> {
  const rows = await db.retentionRule.findMany({ orderBy: { roleName: "asc" }, select: FIELDS });
  return rows.map(({ roleName, countsActivity, ...row }) => ({
    ...{ roleName, countsActivity },
    days: {
      ...{ advance: row.advanceDays, hold: row.holdDays, reject: row.rejectDays },
      ...{ undecided: row.undecidedDays, unfinished: row.unfinishedDays },
    },
  }));
}

/** Sets the rule of a role, or of all others; interviews are looked at by it at once. Throws `forbidden`, and `conflict` beyond two hundred. */
export async function saveRetentionRule(actor: MemberActor, rule: RetentionRule): Promise<void> {
  actor.demand("privacy.manage");
  const { roleName, days, countsActivity } = rule;
  const values = {
    ...{ advanceDays: days.advance, holdDays: days.hold, rejectDays: days.reject },
    ...{ undecidedDays: days.undecided, unfinishedDays: days.unfinished, countsActivity },
  };
  await tenantDb(actor).$transaction(async (tx) => {
    const { count } = await tx.retentionRule.updateMany({ where: { roleName }, data: values });
    if (count === 0) {
      if ((await tx.retentionRule.count()) >= MOST_RULES)
        throw new AppError(
          "conflict",
          `You have reached the limit of ${MOST_RULES} rules. Remove one first.`,
        );
      await tx.retentionRule.createMany({ data: [{ roleName, ...values }], skipDuplicates: true });
    }
    await lookAtOnce(tx, actor);
    await recordAudit(actor, tx, {
      action: "privacy.rule_saved",
      details: {
        role: roleName,
        ...Object.fromEntries(RETAINED_AS.map((one) => [one, days[one]])),
        countsActivity,
      },
    });
  });
}

/** Makes a role follow the rule of all others again, or takes that one away. Throws `forbidden`. */
export async function removeRetentionRule(actor: MemberActor, roleName: string): Promise<void> {
  actor.demand("privacy.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    const { count } = await tx.retentionRule.deleteMany({ where: { roleName } });
    if (count === 0) return;
    await lookAtOnce(tx, actor);
    await recordAudit(actor, tx, { action: "privacy.rule_removed", details: { role: roleName } });
  });
}

/** A run that is under way goes on by the new rules. */
async function lookAtOnce(tx: TenantTransaction, { tenantId }: MemberActor): Promise<void> {
  const job = { kind: "expire", subjectId: tenantId } as const;
  await tx.job.updateMany({ where: { ...job, leaseId: null }, data: { runAt: new Date() } });
  await tx.job.createMany({ data: [job], skipDuplicates: true });
}
