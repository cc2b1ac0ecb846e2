/** What the platform says of its sessions, written into the tenant's interviews. Used by lib/sync only. */
import type { JobActor, MemberActor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { type TenantTransaction, tenantDb } from "@/lib/db/tenant";
import type { PlatformSession } from "@/lib/platform/schemas";
import { candidateIdentity } from "@/lib/sync/candidate-identity";
import { isUnsettled } from "@/lib/sync/schedule";
import { assignByPolicy } from "./assignments";
import { type Arrival, candidateForSession, settleArrivals } from "./candidate-records";
import { peopleOf } from "./interview-people";
import { notify } from "./notify";
import { scheduleIndexing } from "./transcript-index";
import { tellWebhooks } from "./webhook-deliveries";

/** An interview that appeared or changed. */
export type InterviewChange = {
  interviewId: string;
  status: string;
  candidateName: string;
  roleName: string | null;
  isNew: boolean;
  /** It is completed since this change, and was not before. */
  hasJustCompleted: boolean;
  /** Whether it is complete and has a transcript to read. */
  hasTranscript: boolean;
};

// Older ones come with a new key: nobody is waiting for a review of them.
const REVIEWED_WITHIN_MS = 7 * 24 * 60 * 60_000;

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
} as const satisfies Prisma.InterviewSelect;

type KnownInterview = Prisma.InterviewGetPayload<{ select: typeof KNOWN_FIELDS }>;

/** Creates and updates interviews from platform sessions, and gives unsettled ones a poll job. */
export async function saveSessions(
  actor: JobActor,
  connectionId: string,
  sessions: PlatformSession[],
): Promise<InterviewChange[]> {
  if (sessions.length === 0) return [];
  return tenantDb(actor).$transaction(async (tx) => {
    const known = await tx.interview.findMany({
      where: { sessionId: { in: sessions.map((session) => session.id) } },
      select: KNOWN_FIELDS,
    });
    const bySession = new Map(known.map((interview) => [interview.sessionId, interview]));
    const changes: InterviewChange[] = [];
    const arrivals: Arrival[] = [];
    for (const session of sessions) {
      const existing = bySession.get(session.id);
      const change = existing
        ? await updateInterview(tx, existing, session)
        : await createInterview(tx, connectionId, session, arrivals);
      if (change) changes.push(change);
    }
    await settleArrivals(tx, arrivals);
    await schedulePolls(tx, changes, sessions);
    await scheduleIndexing(tx, withTranscript(changes));
    for (const { interviewId: id, roleName, hasJustCompleted } of changes) {
      if (!hasJustCompleted) continue;
      // Before anybody is asked by rule: to them it is news that it is theirs.
      const userIds = await peopleOf(tx, id, { withAsked: true });
      await notify(tx, actor, [{ kind: "completed", interviewId: id, subjectId: id, userIds }]);
      await tellWebhooks(tx, actor, { event: "interview.completed", interviewId: id });
      await assignByPolicy(tx, actor, { id, roleName });
    }
    return changes;
  });
}

async function createInterview(
  tx: TenantTransaction,
  connectionId: string,
  session: PlatformSession,
  arrivals: Arrival[],
): Promise<InterviewChange> {
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
    hasTranscript: hasReadableTranscript(session),
  };
}

async function updateInterview(
  tx: TenantTransaction,
  existing: KnownInterview,
  session: PlatformSession,
): Promise<InterviewChange | null> {
  const fields = sessionFields(session);
  const known = existing as Record<string, unknown>;
  const isSame = Object.entries(fields).every(([name, value]) => sameValue(known[name], value));
  const feedback = session.feedback ? { feedback: session.feedback } : {};
  if (isSame && !session.feedback) return null;
  await tx.interview.update({ where: { id: existing.id }, data: { ...fields, ...feedback } });
  if (isSame) return null;
  return {
    interviewId: existing.id,
    status: session.status,
    candidateName: existing.candidateName,
    roleName: session.roleName ?? existing.roleName,
    isNew: false,
    hasTranscript: hasReadableTranscript(session),
    hasJustCompleted: existing.status !== "completed" && isCompletedOfLate(session),
  };
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
  return known === value;
}

/** The fields that may change while a session lives. What the platform leaves out does not erase what is known. */
function sessionFields(session: PlatformSession) {
  return {
    status: session.status,
    failureCode: session.failureCode,
    hasRecording: session.hasRecording,
    hasTranscript: session.hasTranscript,
    ...(session.roleName === null ? {} : { roleName: session.roleName }),
    ...(session.language === null ? {} : { language: session.language }),
    ...(session.durationSec === null ? {} : { durationSec: session.durationSec }),
    ...(session.startedAt === null ? {} : { startedAt: session.startedAt }),
    ...(session.completedAt === null ? {} : { completedAt: session.completedAt }),
  };
}

async function schedulePolls(
  tx: TenantTransaction,
  changes: InterviewChange[],
  sessions: PlatformSession[],
): Promise<void> {
  const bySession = new Map(sessions.map((session) => [session.id, session]));
  const rows = await tx.interview.findMany({
    where: { id: { in: changes.map((change) => change.interviewId) } },
    select: { id: true, sessionId: true },
  });
  const unsettled = rows.filter(({ sessionId }) => {
    const session = bySession.get(sessionId);
    return session !== undefined && isUnsettled(session, new Date());
  });
  await tx.job.createMany({
    data: unsettled.map(({ id }) => ({ kind: "poll" as const, subjectId: id, runAt: new Date() })),
    skipDuplicates: true,
  });
}

function withTranscript(changes: InterviewChange[]): string[] {
  return changes.filter((change) => change.hasTranscript).map(({ interviewId }) => interviewId);
}

/** What a poll needs to know of its interview; null when it was deleted. */
export async function getPollTarget(
  actor: JobActor,
  interviewId: string,
): Promise<{ sessionId: string; connectionId: string } | null> {
  return tenantDb(actor).interview.findUnique({
    where: { id: interviewId },
    select: { sessionId: true, connectionId: true },
  });
}

const FRESH_LIST_MS = 5_000;

/** Somebody looks at the list: the platform is asked for news at once, unless that was done a moment ago. */
export async function discoverSoon(actor: MemberActor): Promise<void> {
  const db = tenantDb(actor);
  const staleBefore = new Date(Date.now() - FRESH_LIST_MS);
  const stale = await db.platformConnection.findMany({
    where: { state: { not: "refused" }, OR: [{ syncedAt: null }, { syncedAt: { lt: staleBefore } }] },
    select: { id: true },
  });
  if (stale.length > 0)
    await hasten(actor, { kind: "discover", subjectId: { in: stale.map(({ id }) => id) } });
}

/** Somebody looks at an unfinished interview: its poll comes at once, unless it is already due. */
export async function pollSoon(actor: MemberActor, interviewId: string): Promise<void> {
  await hasten(actor, { kind: "poll", subjectId: interviewId });
}

// Work that failed waits as long as it was told to, whoever looks.
async function hasten(actor: MemberActor, jobs: Prisma.JobWhereInput): Promise<void> {
  const now = new Date();
  await tenantDb(actor).job.updateMany({
    where: { ...jobs, runAt: { gt: now }, leaseId: null, attempts: 0 },
    data: { runAt: now },
  });
}
