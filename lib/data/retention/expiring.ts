/** Dry runs: what will be deleted by the rules, and when. The same reckoning as what deletes. */
import type { MemberActor } from "@/lib/auth/actor";
import type { RetainedAs } from "@/lib/candidates/retained-as";
import type { RetentionRule } from "@/lib/candidates/retention";
import { type Expiring, expiringFirst } from "@/lib/tenant/retention";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { listRetentionRules, readRules } from "./rules";

/** An interview that will go. */
export type ExpiringInterview = {
  id: string;
  candidateId: string | null;
  candidateName: string;
  roleName: string | null;
  as: RetainedAs;
  /** At the earliest: a week after the notice. */
  goesAt: string;
  /** A legal hold keeps it until it ends. */
  isHeld: boolean;
  isExtended: boolean;
};

/** The first that go, how many there are, and how many of them a hold keeps. */
export type ExpiringInterviews = { items: ExpiringInterview[]; total: number; held: number };

const MOST_SHOWN = 200;
const MOST_PREVIEWED = 20;
const EVERY = { after: null, most: 100_000_000 } as const;

/** What goes by the rules as they are, the earliest first. Throws `forbidden`. */
export async function listExpiring(actor: MemberActor): Promise<ExpiringInterviews> {
  const rules = await listRetentionRules(actor);
  if (rules.length === 0) return { items: [], total: 0, held: 0 };
  return reckon(actor, rules, MOST_SHOWN);
}

/** What would go of the roles that a rule is for, were it saved: those of its role, or of all without a rule. Throws `forbidden`. */
export async function previewRule(actor: MemberActor, rule: RetentionRule): Promise<ExpiringInterviews> {
  const others = (await listRetentionRules(actor)).filter(({ roleName }) => roleName !== rule.roleName);
  // The others' keep what is theirs.
  const without = others.map((other) => ({ ...other, days: NOTHING_GOES }));
  return reckon(actor, [...without, rule], MOST_PREVIEWED);
}

const NOTHING_GOES = { advance: null, hold: null, reject: null, undecided: null, unfinished: null };

/** Why a candidate is kept longer, and when the first of their interviews goes; null: no rule lets any go. */
export type CandidateRetention = {
  extension: { until: string; reason: string; extendedByName: string } | null;
  goesAt: string | null;
  /** How many interviews have a date. */
  interviews: number;
};

const DAY_MS = 24 * 60 * 60_000;

/** How long a candidate is kept. Throws `forbidden`. */
export async function getCandidateRetention(
  actor: MemberActor,
  candidateId: string,
): Promise<CandidateRetention> {
  actor.demand("privacy.manage");
  const db = tenantDb(actor);
  const [rules, row] = await Promise.all([
    readRules(db),
    db.retentionExtension.findFirst({
      where: { candidateId, endsAt: { gt: new Date() } },
      select: { endsAt: true, reason: true, extendedBy: { select: { name: true } } },
    }),
  ]);
  const { items, total } =
    rules.length === 0
      ? { items: [], total: 0 }
      : await reckon(actor, rules, 1, { candidateIds: [candidateId] });
  return {
    extension: row && {
      until: new Date(row.endsAt.getTime() - DAY_MS).toISOString().slice(0, 10),
      reason: row.reason,
      extendedByName: row.extendedBy.name,
    },
    goesAt: items[0]?.goesAt ?? null,
    interviews: total,
  };
}

async function reckon(
  actor: MemberActor,
  rules: readonly RetentionRule[],
  most: number,
  of: Parameters<typeof expiringFirst>[1]["of"] = EVERY,
): Promise<ExpiringInterviews> {
  const { rows, ...counts } = await expiringFirst(actor, { of, rules, now: new Date(), most });
  return { items: rows.map(toExpiring), ...counts };
}

function toExpiring({ goesAt, ...row }: Expiring): ExpiringInterview {
  return { ...row, goesAt: goesAt.toISOString() };
}
