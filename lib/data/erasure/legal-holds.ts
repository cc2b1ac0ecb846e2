/** Legal holds: what they are on is not erased, by nobody. */
import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import type { LegalHoldInput } from "@/lib/candidates/legal-hold";
import { recordAudit } from "@/lib/data/audit/audit";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError, notFound } from "@/lib/errors";
import { type TenantDb, type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import type { Person } from "./person";

export type LegalHold = {
  id: string;
  /** Of a hold on one candidate; null for one on a role or on everything. */
  candidate: { id: string; displayName: string } | null;
  roleName: string | null;
  reason: string;
  /** The last day that it holds; null: until it is released. */
  until: string | null;
  placedAt: string;
  placedByName: string;
};

const DAY_MS = 24 * 60 * 60_000;
const MOST_HOLDS = 500;

const FIELDS = {
  ...{ id: true, roleName: true, reason: true, endsAt: true, placedAt: true },
  candidate: { select: { id: true, displayName: true } },
  placedBy: { select: { name: true } },
} as const satisfies Prisma.LegalHoldSelect;

/** The holds that are in force, the newest first. Throws `forbidden`. */
export async function listLegalHolds(actor: MemberActor): Promise<LegalHold[]> {
  actor.demand("privacy.manage");
  const rows = await tenantDb(actor).legalHold.findMany({
    where: inForce(),
    orderBy: [{ placedAt: "desc" }, { id: "desc" }],
    select: FIELDS,
  });
  return rows.map(toLegalHold);
}

/** Those on a candidate of these roles. Throws `forbidden`. */
export async function listHoldsOn(
  actor: MemberActor,
  candidateId: string,
  roleNames: readonly string[],
): Promise<LegalHold[]> {
  actor.demand("privacy.manage");
  return holdsOn(tenantDb(actor), [candidateId], roleNames);
}

/** Those on any of the candidates, on any of the roles, or on everything. */
async function holdsOn(
  db: TenantDb | TenantTransaction,
  candidateIds: readonly string[],
  roleNames: readonly string[],
): Promise<LegalHold[]> {
  const rows = await db.legalHold.findMany({
    where: {
      AND: [
        inForce(),
        {
          OR: [
            { candidateId: { in: [...candidateIds] } },
            { roleName: { in: [...roleNames] } },
            { candidateId: null, roleName: null },
          ],
        },
      ],
    },
    orderBy: [{ placedAt: "desc" }, { id: "desc" }],
    select: FIELDS,
  });
  return rows.map(toLegalHold);
}

/** Those on a person: on anybody they are made of, on any role of theirs, or on everything. */
export async function holdsOnPerson(
  db: TenantDb | TenantTransaction,
  { candidateIds, interviews }: Person,
): Promise<LegalHold[]> {
  const own = await db.candidate.findMany({
    where: { id: { in: candidateIds } },
    select: { roleName: true },
  });
  return holdsOn(
    db,
    candidateIds,
    [...own, ...interviews].flatMap(({ roleName }) => roleName ?? []),
  );
}

/**
 * Places a hold. Throws `forbidden`, `not_found` for a candidate who is not there, `invalid_input` for a day that is over, and
 * `conflict` beyond five hundred.
 */
export async function placeLegalHold(
  actor: MemberActor,
  { scope, reason, until }: LegalHoldInput,
): Promise<void> {
  actor.demand("privacy.manage");
  const endsAt = until === null ? null : endOf(until);
  await tenantDb(actor).$transaction(async (tx) => {
    if ((await tx.legalHold.count({ where: inForce() })) >= MOST_HOLDS)
      throw new AppError("conflict", `You have reached the limit of ${MOST_HOLDS} holds. Release one first.`);
    const candidateId = scope.kind === "candidate" ? await demandCandidate(tx, scope.candidateId) : null;
    const roleName = scope.kind === "role" ? scope.roleName : null;
    await tx.legalHold.create({ data: { candidateId, roleName, reason, endsAt, placedById: actor.user.id } });
    await recordAudit(actor, tx, {
      action: "privacy.hold_placed",
      ...objectOf(candidateId),
      details: { on: scope.kind, ...(roleName === null ? {} : { role: roleName }), until },
    });
  });
}

/** Ends a hold before its time. Throws `forbidden`, and `not_found` for one that is over. */
export async function releaseLegalHold(actor: MemberActor, holdId: string): Promise<void> {
  actor.demand("privacy.manage");
  if (!z.uuid().safeParse(holdId).success) throw notFound("That hold");
  await tenantDb(actor).$transaction(async (tx) => {
    const released = await tx.legalHold.updateManyAndReturn({
      where: { AND: [inForce(), { id: holdId }] },
      data: { releasedAt: new Date(), releasedById: actor.user.id },
      select: { candidateId: true, roleName: true },
    });
    const [hold] = released;
    if (!hold) throw notFound("That hold");
    await recordAudit(actor, tx, {
      action: "privacy.hold_released",
      ...objectOf(hold.candidateId),
      details: {
        on: hold.candidateId ? "candidate" : hold.roleName === null ? "everything" : "role",
        ...(hold.roleName === null ? {} : { role: hold.roleName }),
      },
    });
  });
}

/** Throws `conflict` when a hold is on the candidate itself: nothing of theirs may become somebody else's then. */
export async function demandNotHeld(tx: TenantTransaction, candidateId: string): Promise<void> {
  if ((await tx.legalHold.count({ where: { AND: [inForce(), { candidateId }] } })) > 0)
    throw new AppError("conflict", "This candidate is on legal hold. Release the hold first.");
}

async function demandCandidate(tx: TenantTransaction, candidateId: string): Promise<string> {
  // Changed, so that who erases them at this moment waits, or comes first and leaves nobody.
  const { count } = await tx.candidate.updateMany({
    where: { id: candidateId, mergedIntoId: null },
    data: { revision: { increment: 1 } },
  });
  if (count === 0) throw notFound("That candidate");
  return candidateId;
}

function endOf(day: string): Date {
  const end = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS);
  if (!(end.getTime() > Date.now())) {
    const message = "Choose a day that is not over.";
    throw new AppError("invalid_input", message, { details: { fields: { until: message } } });
  }
  return end;
}

/** Neither released nor over. */
export function inForce(): Prisma.LegalHoldWhereInput {
  return { releasedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }] };
}

function objectOf(candidateId: string | null) {
  return candidateId === null ? {} : { object: { kind: "candidate" as const, id: candidateId } };
}

function toLegalHold(row: Prisma.LegalHoldGetPayload<{ select: typeof FIELDS }>): LegalHold {
  const { endsAt, placedAt, placedBy, ...same } = row;
  return {
    ...same,
    until: endsAt && new Date(endsAt.getTime() - DAY_MS).toISOString().slice(0, 10),
    placedAt: placedAt.toISOString(),
    placedByName: placedBy.name,
  };
}
