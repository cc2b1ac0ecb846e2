/** The interviews that the platform may still change, and when they are asked about. */
import type { JobActor, MemberActor } from "@/lib/auth/actor";
import { AT_ONCE } from "@/lib/data/shared/at-once";
import { hastenDiscovery } from "@/lib/tenant/jobs";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** What a poll needs to know of its interview. */
export type PollTarget = {
  sessionId: string;
  connectionId: string;
  status: string;
  roleName: string | null;
  language: string | null;
  /** When all unfinished interviews of the connection were last asked about at once. */
  sweptAt: Date | null;
};

/** Null when the interview was deleted, or the connection that it came by removed. */
export async function getPollTarget(actor: JobActor, interviewId: string): Promise<PollTarget | null> {
  const row = await tenantDb(actor).interview.findUnique({
    where: { id: interviewId, connection: { removedAt: null } },
    select: {
      sessionId: true,
      connectionId: true,
      status: true,
      roleName: true,
      language: true,
      connection: { select: { sweptAt: true } },
    },
  });
  if (!row) return null;
  const { connection, ...target } = row;
  return { ...target, sweptAt: connection.sweptAt };
}

export type PendingInterview = { id: string; sessionId: string; status: string; createdAt: Date };

/** The connection's interviews that are going on, or invited after `createdAfter`; newest first, at most `limit`. */
export async function listPending(
  actor: JobActor,
  connectionId: string,
  createdAfter: Date,
  limit: number,
): Promise<PendingInterview[]> {
  const rows = await tenantDb(actor).interview.findMany({
    where: {
      connectionId,
      missingSince: null,
      OR: [{ status: "active" }, { status: "initiated", sessionCreatedAt: { gt: createdAfter } }],
    },
    orderBy: { sessionCreatedAt: "desc" },
    take: limit,
    select: { id: true, sessionId: true, status: true, sessionCreatedAt: true },
  });
  return rows.map(({ sessionCreatedAt, ...row }) => ({ ...row, createdAt: sessionCreatedAt }));
}

const DURATIONS = 50;

/** How long the tenant's interviews of this kind take in the middle; null when fewer than five are known. */
export async function getUsualDurationMs(
  actor: JobActor,
  { roleName, language }: { roleName: string | null; language: string | null },
): Promise<number | null> {
  const rows = await tenantDb(actor).interview.findMany({
    where: { status: "completed", roleName, language, durationSec: { gt: 0 } },
    orderBy: { sessionCreatedAt: "desc" },
    take: DURATIONS,
    select: { durationSec: true },
  });
  const seconds = rows.map(({ durationSec }) => durationSec ?? 0).sort((a, b) => a - b);
  return seconds.length < 5 ? null : (seconds[seconds.length >> 1] ?? 0) * 1000;
}

/** Asks about these interviews now, each by itself. */
export async function pollAtOnce(actor: JobActor | MemberActor, interviewIds: string[]): Promise<void> {
  if (interviewIds.length === 0) return;
  const jobs = tenantDb(actor).job;
  await jobs.createMany({
    data: interviewIds.map((subjectId) => ({ kind: "poll" as const, subjectId, runAt: AT_ONCE })),
    skipDuplicates: true,
  });
  await jobs.updateMany({
    where: { kind: "poll", subjectId: { in: interviewIds }, attempts: 0 },
    data: { runAt: AT_ONCE },
  });
}

/** Notes that the platform no longer has the interview's session. What is known of it is kept. */
export async function markMissing(actor: JobActor, interviewId: string): Promise<void> {
  await tenantDb(actor).interview.updateMany({
    where: { id: interviewId, missingSince: null },
    data: { missingSince: new Date() },
  });
}

const FRESH_LIST_MS = 5_000;

/**
 * Somebody looks at the list: the platform is asked for news at once, or when what is known is older than `freshMs`. In
 * an outage nothing is hastened: work that failed waits as long as it was told to, whoever looks.
 */
export async function discoverSoon(actor: MemberActor, freshMs = FRESH_LIST_MS): Promise<void> {
  await hastenDiscovery(actor, freshMs);
}

/** Somebody looks at an unfinished interview: its poll comes at once, unless it is already due. */
export async function pollSoon(actor: MemberActor, interviewId: string): Promise<void> {
  const now = new Date();
  const jobs = tenantDb(actor).job;
  const due = { kind: "poll", subjectId: interviewId, attempts: 0, runAt: { gt: now } } as const;
  if (await jobs.findFirst({ where: due, select: { id: true } }))
    await jobs.updateMany({ where: due, data: { runAt: AT_ONCE } });
}
