/** Batches of invitations as members see them. */
import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import type { InviteState } from "@/lib/db/generated/enums";
import type { ConsentMode } from "@/lib/format/consent";
import { type InviteStage, stageOf } from "@/lib/invites/stages";
import { type TenantDb, tenantDb } from "@/lib/tenant/tenant-db";
import { statusesOf } from "./open-invites";

const MOST_BATCHES = 100;
/** A batch holds five hundred, and those who were invited again. */
const MOST_ROWS = 2_000;

export type BatchSummary = {
  id: string;
  roleName: string;
  language: string;
  createdAt: string;
  byName: string;
  pausedCode: string | null;
  people: number;
  /** By what is known without asking for each interview. */
  counts: Partial<Record<InviteState, number>>;
};

export type BatchPerson = {
  id: string;
  candidateId: string;
  name: string;
  email: string | null;
  stage: InviteStage;
  /** A code of the platform or of ours. */
  failureCode: string | null;
  interviewId: string | null;
  /** While it can be opened. */
  hasLink: boolean;
  linkExpiresAt: string | null;
  mailCount: number;
  mailedAt: string | null;
  mailFailure: string | null;
};

export type InviteBatchDetails = Omit<BatchSummary, "people" | "counts"> & {
  counts: Partial<Record<InviteStage, number>>;
  consentMode: ConsentMode;
  tags: string[];
  isMailed: boolean;
  /** When a pause ends by itself. */
  resumesAt: string | null;
  people: BatchPerson[];
};

const SUMMARY = {
  id: true,
  roleName: true,
  language: true,
  createdAt: true,
  pausedCode: true,
  createdBy: { select: { name: true } },
} as const;

const PERSON = {
  id: true,
  batchId: true,
  state: true,
  sessionId: true,
  failureCode: true,
  linkExpiresAt: true,
  withdrawnAt: true,
} as const;

/** The latest batches, newest first. Throws `forbidden`. */
export async function listInviteBatches(actor: MemberActor): Promise<BatchSummary[]> {
  actor.demand("candidates.manage");
  const db = tenantDb(actor);
  const batches = await db.inviteBatch.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_BATCHES,
    select: SUMMARY,
  });
  const rows = await db.invite.groupBy({
    by: ["batchId", "state"],
    where: { batchId: { in: batches.map(({ id }) => id) }, isReplaced: false },
    _count: { _all: true },
  });
  return batches.map(({ createdBy, createdAt, ...batch }) => {
    const own = rows.filter(({ batchId }) => batchId === batch.id);
    return {
      ...batch,
      createdAt: createdAt.toISOString(),
      byName: createdBy.name,
      people: own.reduce((sum, { _count }) => sum + _count._all, 0),
      counts: Object.fromEntries(own.map(({ state, _count }) => [state, _count._all])),
    };
  });
}

/** One batch with everybody in it; null when there is none. Throws `forbidden`. */
export async function getInviteBatch(
  actor: MemberActor,
  batchId: string,
): Promise<InviteBatchDetails | null> {
  actor.demand("candidates.manage");
  if (!z.uuid().safeParse(batchId).success) return null;
  const db = tenantDb(actor);
  const batch = await db.inviteBatch.findUnique({
    where: { id: batchId },
    select: { ...SUMMARY, consentMode: true, tags: true, isMailed: true, resumesAt: true },
  });
  if (!batch) return null;
  const invites = await db.invite.findMany({
    where: { batchId, isReplaced: false },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: MOST_ROWS,
    select: {
      ...PERSON,
      linkCiphertext: true,
      mailCount: true,
      mailedAt: true,
      mailFailure: true,
      candidate: {
        select: {
          id: true,
          displayName: true,
          email: true,
          mergedInto: { select: { id: true, displayName: true, email: true } },
        },
      },
    },
  });
  const stages = await stagesOf(db, invites);
  const people = invites.map(({ id, candidate, linkExpiresAt, mailedAt, ...invite }): BatchPerson => {
    const known = stages.get(id);
    const root = candidate.mergedInto ?? candidate;
    const stage = known?.stage ?? "planned";
    return {
      ...{ id, candidateId: root.id, name: root.displayName, email: root.email, stage },
      failureCode: stage === "failed" ? (known?.failureCode ?? null) : invite.failureCode,
      interviewId: known?.interviewId ?? null,
      hasLink: stage === "invited" && invite.linkCiphertext !== null,
      linkExpiresAt: linkExpiresAt?.toISOString() ?? null,
      ...{ mailCount: invite.mailCount, mailFailure: invite.mailFailure },
      mailedAt: mailedAt?.toISOString() ?? null,
    };
  });
  const counts = countStages(people.map(({ stage }) => stage));
  // Whoever was added while the job came to its end is not forgotten.
  if (batch.pausedCode === null && (counts.planned || counts.asking))
    await db.job.createMany({ data: [{ kind: "invite", subjectId: batchId }], skipDuplicates: true });
  const { createdBy, createdAt, resumesAt, ...rest } = batch;
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    resumesAt: resumesAt?.toISOString() ?? null,
    byName: createdBy.name,
    people,
    counts,
  };
}

type Row = {
  id: string;
  state: InviteState;
  sessionId: string | null;
  linkExpiresAt: Date | null;
  withdrawnAt: Date | null;
};

async function stagesOf(db: TenantDb, invites: readonly Row[]) {
  const sessions = await statusesOf(
    db,
    invites.flatMap(({ sessionId }) => sessionId ?? []),
  );
  const now = new Date();
  return new Map(
    invites.map((invite) => {
      const interview = invite.sessionId === null ? undefined : sessions.get(invite.sessionId);
      return [
        invite.id,
        {
          stage: stageOf({ ...invite, status: interview?.status ?? null }, now),
          interviewId: interview?.id ?? null,
          failureCode: interview?.failureCode ?? null,
        },
      ];
    }),
  );
}

function countStages(stages: readonly InviteStage[]): Partial<Record<InviteStage, number>> {
  const counts: Partial<Record<InviteStage, number>> = {};
  for (const stage of stages) counts[stage] = (counts[stage] ?? 0) + 1;
  return counts;
}
