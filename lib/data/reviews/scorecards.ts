import { z } from "zod";
import type { AuditObject } from "@/lib/audit/entry";
import type { MemberActor } from "@/lib/auth/actor";
import { recordAudit } from "@/lib/data/audit/audit";
import type { Prisma } from "@/lib/db/generated/client";
import { orConflict } from "@/lib/db/unique";
import { AppError, notFound } from "@/lib/errors";
import { typedName } from "@/lib/format/typed-name";
import { type Criterion, criteriaSchema, NAMELESS } from "@/lib/scorecards/criterion";
import { READY_MADE_SCORECARDS } from "@/lib/scorecards/ready-made";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";

/** A scorecard as it stands: its newest version. */
export type Scorecard = {
  id: string;
  name: string;
  versionId: string;
  /** Counts from 1. */
  version: number;
  criteria: Criterion[];
  isArchived: boolean;
  /** How many reviews, of all versions, were written by it. */
  reviewCount: number;
};

export const scorecardSchema = z.object({
  name: typedName(120, { empty: "Enter a name for the scorecard." }),
  criteria: criteriaSchema.refine((criteria) => criteria.every(({ name }) => name !== ""), NAMELESS),
});

export type ScorecardInput = z.infer<typeof scorecardSchema>;

const FIELDS = {
  id: true,
  name: true,
  archivedAt: true,
  versions: {
    orderBy: { number: "desc" },
    select: { id: true, number: true, criteria: true, _count: { select: { reviews: true } } },
  },
} as const satisfies Prisma.ScorecardSelect;

type ScorecardRow = Prisma.ScorecardGetPayload<{ select: typeof FIELDS }>;

/** The tenant's scorecards, oldest first, those in use before the archived ones. Makes the first ones of a new tenant. */
export async function listScorecards(actor: MemberActor): Promise<Scorecard[]> {
  let rows = await readAll(actor);
  if (rows.length === 0) {
    await addReadyMade(actor);
    rows = await readAll(actor);
  }
  return rows.map(toScorecard);
}

function readAll(actor: MemberActor): Promise<ScorecardRow[]> {
  return tenantDb(actor).scorecard.findMany({
    orderBy: [{ archivedAt: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }],
    select: FIELDS,
  });
}

/** The scorecard that `scorecardId` names, or the tenant's first one. Throws `not_found` for an unknown id. */
export async function getScorecard(actor: MemberActor, scorecardId: string | null): Promise<Scorecard> {
  if (scorecardId === null) {
    const [first] = await listScorecards(actor);
    if (!first) throw notFound("A scorecard");
    return first;
  }
  const row = await tenantDb(actor).scorecard.findUnique({ where: { id: scorecardId }, select: FIELDS });
  if (!row) throw notFound("That scorecard");
  return toScorecard(row);
}

/** Adds a scorecard. Throws `forbidden`, and `conflict` when the name is taken. */
export async function createScorecard(actor: MemberActor, input: ScorecardInput): Promise<Scorecard> {
  actor.demand("scorecards.manage");
  const id = await orConflict(
    tenantDb(actor).$transaction(async (tx) => {
      const id = await insert(tx, input, actor.user.id);
      await recordAudit(actor, tx, { action: "scorecard.saved", object: objectOf(id, input) });
      return id;
    }),
    `A scorecard named “${input.name}” already exists.`,
  );
  return getScorecard(actor, id);
}

/**
 * Changes a scorecard. Other criteria make a new version; reviews keep the one they were written by.
 * `fromVersion` is the version that was edited. Throws `not_found`, `forbidden`, and `conflict` when it is not the newest.
 */
export async function updateScorecard(
  actor: MemberActor,
  scorecardId: string,
  fromVersion: number,
  input: ScorecardInput,
): Promise<Scorecard> {
  actor.demand("scorecards.manage");
  const before = await getScorecard(actor, scorecardId);
  if (before.version !== fromVersion) throw changedMeanwhile();
  const isSame = JSON.stringify(before.criteria) === JSON.stringify(input.criteria);
  await orConflict(
    tenantDb(actor).$transaction(async (tx) => {
      await tx.scorecard.update({ where: { id: scorecardId }, data: { name: input.name } });
      await recordAudit(actor, tx, { action: "scorecard.saved", object: objectOf(scorecardId, input) });
      if (isSame) return;
      await tx.scorecardVersion.create({
        data: {
          scorecardId,
          number: fromVersion + 1,
          criteria: input.criteria,
          createdById: actor.user.id,
        },
      });
    }),
    `A scorecard named “${input.name}” already exists, or someone else has just changed this one.`,
  );
  return getScorecard(actor, scorecardId);
}

/** Takes a scorecard out of use, or back into it. Reviews written by it stay. Throws `not_found` and `forbidden`. */
export async function archiveScorecard(
  actor: MemberActor,
  scorecardId: string,
  isArchived: boolean,
): Promise<void> {
  actor.demand("scorecards.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    const [scorecard] = await tx.scorecard.updateManyAndReturn({
      where: { id: scorecardId },
      data: { archivedAt: isArchived ? new Date() : null },
      select: { name: true },
    });
    if (!scorecard) throw notFound("That scorecard");
    const action = isArchived ? "scorecard.archived" : "scorecard.unarchived";
    await recordAudit(actor, tx, { action, object: objectOf(scorecardId, scorecard) });
  });
}

function objectOf(id: string, { name }: { name: string }): AuditObject {
  return { kind: "scorecard", id, label: name };
}

/** The criteria of a stored version. */
export function toCriteria(stored: Prisma.JsonValue): Criterion[] {
  return criteriaSchema.parse(stored);
}

async function addReadyMade(actor: MemberActor): Promise<void> {
  const db = tenantDb(actor);
  // Two first readers at once: the second one's transaction fails on the name, and the first one's is there.
  await orConflict(
    db.$transaction(async (tx) => {
      const nowMs = Date.now();
      for (const [index, scorecard] of READY_MADE_SCORECARDS.entries())
        await insert(tx, scorecard, null, new Date(nowMs + index));
    }),
    "",
  ).catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === "conflict")) throw error;
  });
}

async function insert(
  tx: TenantTransaction,
  { name, criteria }: ScorecardInput,
  createdById: string | null,
  createdAt = new Date(),
): Promise<string> {
  const { id } = await tx.scorecard.create({ data: { name, createdAt }, select: { id: true } });
  await tx.scorecardVersion.create({ data: { scorecardId: id, number: 1, criteria, createdById } });
  return id;
}

function changedMeanwhile(): AppError {
  return new AppError(
    "conflict",
    "Someone else has changed this scorecard. Reload to see the latest version.",
  );
}

function toScorecard(row: ScorecardRow): Scorecard {
  const [newest] = row.versions;
  if (!newest) throw new Error(`Scorecard ${row.id} has no version.`);
  return {
    id: row.id,
    name: row.name,
    versionId: newest.id,
    version: newest.number,
    criteria: toCriteria(newest.criteria),
    isArchived: row.archivedAt !== null,
    reviewCount: row.versions.reduce((sum, version) => sum + version._count.reviews, 0),
  };
}
