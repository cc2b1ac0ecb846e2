/** What the platform says of its sessions, written into the tenant's interviews. Used by lib/sync only. */
import type { JobActor } from "@/lib/auth/actor";
import { candidateIdentity } from "@/lib/candidates/candidate-identity";
import { type Arrival, candidateForSession, settleArrivals } from "@/lib/data/candidates/candidate-records";
import { peopleOf } from "@/lib/data/interviews/interview-people";
import { notify } from "@/lib/data/news/notify";
import { tellWebhooks } from "@/lib/data/news/webhook-deliveries";
import { scheduleIndexing } from "@/lib/data/results/transcript-index";
import { assignByPolicy } from "@/lib/data/reviews/assignments";
import type { Prisma } from "@/lib/db/generated/client";
import { isUnsettled } from "@/lib/platform/schedule";
import type { PlatformSession } from "@/lib/platform/schemas";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";

/** An interview that appeared or changed. */
export type InterviewChange = {
  interviewId: string;
  sessionId: string;
  status: string;
  candidateName: string;
  roleName: string | null;
  isNew: boolean;
  /** It is completed since this change, and was not before. */
  hasJustCompleted: boolean;
  /** Of an interview that was known before it failed. */
  hasJustFailed: boolean;
  /** Whether it is complete and has a transcript to read. */
  hasTranscript: boolean;
  /** What the platform now says of it that cannot be read, and did not say before. */
  newlyOdd: string[];
};

// Older ones come with a new key: nobody is waiting for a review of them.
const REVIEWED_WITHIN_MS = 7 * 24 * 60 * 60_000;

const BACK_AFTER_MS = 60 * 60_000;

const KNOWN_FIELDS = {
  id: true,
  sessionId: true,
  status: true,
  failureCode: true,
  candidateName: true,
  candidateRef: true,
  roleName: true,
  language: true,
  durationSec: true,
  hasRecording: true,
  hasTranscript: true,
  startedAt: true,
  completedAt: true,
  missingSince: true,
  connectionId: true,
  oddFields: true,
} as const satisfies Prisma.InterviewSelect;

type KnownInterview = Prisma.InterviewGetPayload<{ select: typeof KNOWN_FIELDS }>;

/**
 * Creates and updates interviews from platform sessions, and gives unsettled ones a poll job. With `seenAt` they are
 * noted as held by the listing of all that began then.
 */
export async function saveSessions(
  actor: JobActor,
  connectionId: string,
  sessions: PlatformSession[],
  seenAt: Date | null = null,
): Promise<InterviewChange[]> {
  if (sessions.length === 0) return [];
  return tenantDb(actor).$transaction(async (tx) => {
    // Takes turns: two pages that are saved at once would lock their rows in different orders.
    if (sessions.length > 1)
      await tx.platformConnection.updateMany({
        where: { id: connectionId },
        data: { checkedAt: new Date() },
      });
    const known = await tx.interview.findMany({
      where: { sessionId: { in: sessions.map((session) => session.id) } },
      select: KNOWN_FIELDS,
    });
    await adoptInterviews(tx, connectionId, known);
    const bySession = new Map(known.map((interview) => [interview.sessionId, interview]));
    const changes: InterviewChange[] = [];
    const arrivals: Arrival[] = [];
    for (const session of sessions) {
      const existing = bySession.get(session.id);
      const change = existing
        ? await updateInterview(tx, existing, session)
        : await createInterview(tx, connectionId, session, arrivals);
      if (change) changes.push({ ...change, sessionId: session.id });
    }
    await settleArrivals(tx, arrivals);
    if (seenAt) {
      const sessionId = { in: sessions.map((session) => session.id) };
      await tx.interview.updateMany({ where: { sessionId }, data: { seenAt } });
    }
    await schedulePolls(tx, connectionId, seenAt ? sessions : changedAmong(sessions, changes));
    await scheduleIndexing(tx, withTranscript(changes));
    for (const { interviewId: id, roleName, hasJustCompleted, hasJustFailed } of changes) {
      if (!hasJustCompleted && !hasJustFailed) continue;
      // Before anybody is asked by rule: to them it is news that it is theirs.
      await tellOfEnd(tx, actor, id);
      if (!hasJustCompleted) continue;
      await tellWebhooks(tx, actor, { event: "interview.completed", interviewId: id });
      await assignByPolicy(tx, actor, { id, roleName });
    }
    return changes;
  });
}

async function tellOfEnd(tx: TenantTransaction, actor: JobActor, interviewId: string): Promise<void> {
  const userIds = await peopleOf(tx, interviewId, { withAsked: true, withFollowers: true });
  await notify(tx, actor, [{ kind: "completed", interviewId, subjectId: interviewId, userIds }]);
  await tx.interviewFollow.deleteMany({ where: { interviewId } });
}

/** What came by a connection that is no longer used belongs to the one that lists it now. */
async function adoptInterviews(
  tx: TenantTransaction,
  connectionId: string,
  known: KnownInterview[],
): Promise<void> {
  const elsewhere = known.filter((interview) => interview.connectionId !== connectionId);
  if (elsewhere.length === 0) return;
  await tx.interview.updateMany({
    where: {
      id: { in: elsewhere.map(({ id }) => id) },
      connection: { OR: [{ disabledAt: { not: null } }, { removedAt: { not: null } }] },
    },
    data: { connectionId },
  });
}

async function createInterview(
  tx: TenantTransaction,
  connectionId: string,
  session: PlatformSession,
  arrivals: Arrival[],
): Promise<Omit<InterviewChange, "sessionId">> {
  const sessionCreatedAt = session.createdAt ?? new Date();
  const identity = candidateIdentity(session);
  const candidate = await candidateForSession(tx, identity, sessionCreatedAt);
  const row = await tx.interview.create({
    data: {
      ...sessionFields(session),
      connectionId,
      sessionId: session.id,
      candidateId: candidate.id,
      candidateName: candidate.displayName,
      candidateRef: identity.ref,
      tags: session.tags,
      sessionCreatedAt,
      ...(session.metadata ? { metadata: session.metadata as Prisma.InputJsonObject } : {}),
    },
    select: { id: true },
  });
  if (!candidate.isNew) arrivals.push({ candidateId: candidate.id, interviewId: row.id, sessionCreatedAt });
  return {
    interviewId: row.id,
    status: session.status,
    candidateName: candidate.displayName,
    roleName: session.roleName,
    isNew: true,
    hasJustCompleted: isCompletedOfLate(session),
    hasJustFailed: false,
    hasTranscript: hasReadableTranscript(session),
    newlyOdd: session.oddFields,
  };
}

async function updateInterview(
  tx: TenantTransaction,
  existing: KnownInterview,
  session: PlatformSession,
): Promise<Omit<InterviewChange, "sessionId"> | null> {
  const fields = sessionFields(session);
  const known = existing as Record<string, unknown>;
  const isSame = Object.entries(fields).every(([name, value]) => sameValue(known[name], value));
  const isBack = existing.missingSince !== null && (!isSame || isLongAgo(existing.missingSince));
  if (isSame && !isBack && !session.feedback) return null;
  const feedback = session.feedback ? { feedback: session.feedback } : {};
  const back = isBack ? { missingSince: null } : {};
  await tx.interview.update({ where: { id: existing.id }, data: { ...fields, ...feedback, ...back } });
  if (isSame && !isBack) return null;
  return {
    interviewId: existing.id,
    status: session.status,
    candidateName: existing.candidateName,
    roleName: session.roleName ?? existing.roleName,
    isNew: false,
    hasTranscript: hasReadableTranscript(session),
    newlyOdd: session.oddFields.filter((field) => !existing.oddFields.includes(field)),
    hasJustCompleted: existing.status !== "completed" && isCompletedOfLate(session),
    hasJustFailed: existing.status !== "failed" && session.status === "failed",
  };
}

// A platform that lists a session and yet does not have it must not be asked about it for ever.
function isLongAgo(at: Date): boolean {
  return Date.now() - at.getTime() > BACK_AFTER_MS;
}

function hasReadableTranscript({ status, hasTranscript }: PlatformSession): boolean {
  return status === "completed" && hasTranscript;
}

function isCompletedOfLate({ status, completedAt }: PlatformSession): boolean {
  const atMs = completedAt?.getTime() ?? Date.now();
  return status === "completed" && Date.now() - atMs < REVIEWED_WITHIN_MS;
}

function sameValue(known: unknown, value: unknown): boolean {
  if (known instanceof Date && value instanceof Date) return known.getTime() === value.getTime();
  if (Array.isArray(known) && Array.isArray(value)) return known.join() === value.join();
  return known === value;
}

/** The fields that may change while a session lives. What the platform leaves out does not erase what is known. */
function sessionFields(session: PlatformSession) {
  return {
    status: session.status,
    failureCode: session.failureCode,
    hasRecording: session.hasRecording,
    hasTranscript: session.hasTranscript,
    oddFields: session.oddFields,
    ...(session.roleName === null ? {} : { roleName: session.roleName }),
    ...(session.language === null ? {} : { language: session.language }),
    ...(session.durationSec === null ? {} : { durationSec: session.durationSec }),
    ...(session.startedAt === null ? {} : { startedAt: session.startedAt }),
    ...(session.completedAt === null ? {} : { completedAt: session.completedAt }),
  };
}

function changedAmong(sessions: PlatformSession[], changes: InterviewChange[]): PlatformSession[] {
  const changed = new Set(changes.map(({ sessionId }) => sessionId));
  return sessions.filter(({ id }) => changed.has(id));
}

async function schedulePolls(
  tx: TenantTransaction,
  connectionId: string,
  sessions: PlatformSession[],
): Promise<void> {
  const unsettled = sessions.filter((session) => isUnsettled(session, new Date())).map(({ id }) => id);
  if (unsettled.length === 0) return;
  const rows = await tx.interview.findMany({ where: { sessionId: { in: unsettled } }, select: { id: true } });
  await tx.job.createMany({
    data: [
      ...rows.map(({ id }) => ({ kind: "poll" as const, subjectId: id })),
      { kind: "sweep" as const, subjectId: connectionId },
    ],
    skipDuplicates: true,
  });
}

function withTranscript(changes: InterviewChange[]): string[] {
  return changes.filter((change) => change.hasTranscript).map(({ interviewId }) => interviewId);
}
