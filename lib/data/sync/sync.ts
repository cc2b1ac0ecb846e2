/** What the platform says of its sessions, written into the tenant's interviews. Used by lib/sync only. */
import type { JobActor } from "@/lib/auth/actor";
import { peopleOfEach } from "@/lib/data/interviews/interview-people";
import { forgetOpenedLinks } from "@/lib/data/invites/writing";
import { notify } from "@/lib/data/news/notify";
import { hasWebhook, tellWebhooks } from "@/lib/data/news/webhook-deliveries";
import { scheduleIndexing } from "@/lib/data/results/transcript-index";
import { assignByPolicy } from "@/lib/data/reviews/assignments";
import { policyIn } from "@/lib/data/sight/review-policies";
import { POLICY_FIELDS } from "@/lib/data/sight/tenant-frame";
import type { Prisma } from "@/lib/db/generated/client";
import { INTENTION } from "@/lib/invites/intention";
import { isUnsettled } from "@/lib/platform/schedule";
import type { PlatformSession } from "@/lib/platform/schemas";
import { changeListed, type ListedChange } from "@/lib/tenant/listed";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { CORRECTED_FIELDS, type Correction, correctionOf, takeCorrections } from "./corrections";
import { createInterviews } from "./new-interviews";
import {
  consentFields,
  hasReadableTranscript,
  isCompletedOfLate,
  isSameJson,
  sessionFields,
} from "./session-fields";
import { withoutErased, withoutErasedReferences } from "./without-erased";

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

const BACK_AFTER_MS = 60 * 60_000;

const KNOWN_FIELDS = {
  id: true,
  sessionId: true,
  status: true,
  failureCode: true,
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
  feedback: true,
  consentMode: true,
  consentedAt: true,
  ...CORRECTED_FIELDS,
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
    if (sessions.length > 1) await takeTurn(tx, connectionId);
    const known = await tx.interview.findMany({
      where: { sessionId: { in: sessions.map((session) => session.id) } },
      select: KNOWN_FIELDS,
    });
    await adoptInterviews(tx, connectionId, known);
    const bySession = new Map(known.map((interview) => [interview.sessionId, interview]));
    const unknown = [...new Map(sessions.map((session) => [session.id, session])).values()].filter(
      ({ id }) => !bySession.has(id),
    );
    if (sessions.length === 1 && unknown.length === 1) await takeTurn(tx, connectionId);
    const news = await withoutErased(tx, actor, connectionId, unknown);
    const created = await createInterviews(tx, connectionId, news, seenAt);
    const told = await withoutErasedReferences(tx, actor, sessions, bySession);
    const changed = await updateInterviews(tx, actor, told, bySession);
    const changes = [...new Set(sessions.map(({ id }) => id))].flatMap((sessionId) => {
      const change = created.get(sessionId) ?? changed.get(sessionId);
      return change ? [{ ...change, sessionId }] : [];
    });
    if (seenAt && known.length > 0)
      await tx.interview.updateMany({ where: { id: { in: known.map(({ id }) => id) } }, data: { seenAt } });
    const ids = new Map([
      ...known.map(({ sessionId, id }) => [sessionId, id] as const),
      ...changes.map(({ sessionId, interviewId }) => [sessionId, interviewId] as const),
    ]);
    await schedulePolls(tx, connectionId, seenAt ? sessions : changedAmong(sessions, changes), ids);
    await scheduleIndexing(tx, withTranscript(changes));
    await schedulePreparing(tx, changes);
    await forgetOpenedLinks(tx, begunAmong(sessions, changes));
    await tellOfEnds(tx, actor, changes);
    return changes;
  });
}

/**
 * Two pages that are saved at once would lock their rows in different orders, and one that is saved while somebody is
 * erased would bring them back.
 */
async function takeTurn(tx: TenantTransaction, connectionId: string): Promise<void> {
  await tx.platformConnection.updateMany({ where: { id: connectionId }, data: { checkedAt: new Date() } });
}

/** The recordings of what was just completed are to be read before anybody opens them. */
async function schedulePreparing(tx: TenantTransaction, changes: InterviewChange[]): Promise<void> {
  const completed = changes.filter(({ hasJustCompleted }) => hasJustCompleted);
  if (completed.length === 0) return;
  await tx.job.createMany({
    data: completed.map(({ interviewId }) => ({ kind: "prepare" as const, subjectId: interviewId })),
    skipDuplicates: true,
  });
}

/** Sessions that have begun, and were started here or known before. */
function begunAmong(sessions: PlatformSession[], changes: InterviewChange[]): string[] {
  const changed = new Map(changes.map((change) => [change.sessionId, change]));
  return sessions.flatMap(({ id, status, metadata }) => {
    const change = changed.get(id);
    if (!change || status === "initiated") return [];
    return change.isNew && !metadata?.[INTENTION] ? [] : id;
  });
}

/** Whoever is concerned learns of what ended; what was completed goes to webhooks and to its reviewers. */
async function tellOfEnds(tx: TenantTransaction, actor: JobActor, changes: InterviewChange[]): Promise<void> {
  const ended = changes.filter(({ hasJustCompleted, hasJustFailed }) => hasJustCompleted || hasJustFailed);
  if (ended.length === 0) return;
  const ids = ended.map(({ interviewId }) => interviewId);
  const people = await peopleOfEach(tx, ids, { withAsked: true, withFollowers: true });
  // Before anybody is asked by rule: to them it is news that it is theirs.
  await notify(
    tx,
    actor,
    ids.map((id) => ({ kind: "completed", interviewId: id, subjectId: id, userIds: people.get(id) ?? [] })),
  );
  const before = ended.filter(({ isNew }) => !isNew).map(({ interviewId }) => interviewId);
  // Nobody can follow what is new.
  if (before.length > 0) await tx.interviewFollow.deleteMany({ where: { interviewId: { in: before } } });
  const completed = ended.filter(({ hasJustCompleted }) => hasJustCompleted);
  if (completed.length === 0) return;
  const event = "interview.completed";
  const isHeard = await hasWebhook(tx, event);
  const policies = await tx.reviewPolicy.findMany({ select: POLICY_FIELDS });
  for (const { interviewId: id, roleName } of completed) {
    if (isHeard) await tellWebhooks(tx, actor, { event, interviewId: id });
    if (policyIn(policies, roleName).assignment !== "none") await assignByPolicy(tx, actor, { id, roleName });
  }
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

type Update = {
  existing: KnownInterview;
  session: PlatformSession;
  correction: Correction | null;
  isBack: boolean;
  isNews: boolean;
};

/** What of the sessions is known and says something new, by session: as many statements for a hundred as for one. */
async function updateInterviews(
  tx: TenantTransaction,
  actor: JobActor,
  sessions: readonly PlatformSession[],
  known: ReadonlyMap<string, KnownInterview>,
): Promise<Map<string, Omit<InterviewChange, "sessionId">>> {
  const updates = [...new Map(sessions.map((session) => [session.id, session])).values()].flatMap(
    (session) => updateOf(known.get(session.id), session) ?? [],
  );
  await changeListed(tx, actor, updates.map(toListedChange));
  const names = await takeCorrections(
    tx,
    actor,
    updates.flatMap(({ correction }) => correction ?? []),
  );
  return new Map(
    updates
      .filter(({ isNews }) => isNews)
      .map(({ existing, session }) => [
        session.id,
        {
          interviewId: existing.id,
          status: session.status,
          candidateName: names.get(existing.id) ?? existing.candidateName,
          roleName: session.roleName ?? existing.roleName,
          isNew: false,
          hasTranscript: hasReadableTranscript(session),
          newlyOdd: session.oddFields.filter((field) => !existing.oddFields.includes(field)),
          hasJustCompleted: existing.status !== "completed" && isCompletedOfLate(session),
          hasJustFailed: existing.status !== "failed" && session.status === "failed",
        },
      ]),
  );
}

/** Null when there is nothing to write. A survey and the consent are written, and no news. */
function updateOf(existing: KnownInterview | undefined, session: PlatformSession): Update | null {
  if (!existing) return null;
  const correction = correctionOf(existing, session);
  const known = existing as Record<string, unknown>;
  const isAsKnown = (fields: object) =>
    Object.entries(fields).every(([name, value]) => sameValue(known[name], value));
  const isSame = correction === null && isAsKnown(sessionFields(session));
  const isBack = existing.missingSince !== null && (!isSame || isLongAgo(existing.missingSince));
  const isNews = !isSame || isBack;
  const hasSurvey = session.feedback !== null && !isSameJson(session.feedback, existing.feedback);
  const isQuiet = !hasSurvey && isAsKnown(consentFields(session));
  return isNews || !isQuiet ? { existing, session, correction, isBack, isNews } : null;
}

function toListedChange({ existing, session, correction, isBack }: Update): ListedChange {
  const { status, failureCode, hasRecording, hasTranscript, oddFields } = session;
  const { roleName, language, durationSec, startedAt, completedAt, feedback } = session;
  const { consentMode, consentedAt } = session;
  return {
    ...{ id: existing.id, status, failureCode, hasRecording, hasTranscript, oddFields },
    ...{ roleName, language, durationSec, startedAt, completedAt, feedback, isBack },
    ...{ consentMode, consentedAt },
    candidateRef: correction?.candidateRef ?? null,
    tags: correction?.tags ?? null,
    metadata: correction?.metadata ?? null,
  };
}

// A platform that lists a session and yet does not have it must not be asked about it for ever.
function isLongAgo(at: Date): boolean {
  return Date.now() - at.getTime() > BACK_AFTER_MS;
}

function sameValue(known: unknown, value: unknown): boolean {
  if (known instanceof Date && value instanceof Date) return known.getTime() === value.getTime();
  if (Array.isArray(known) && Array.isArray(value)) return known.join() === value.join();
  return known === value;
}

function changedAmong(sessions: PlatformSession[], changes: InterviewChange[]): PlatformSession[] {
  const changed = new Set(changes.map(({ sessionId }) => sessionId));
  return sessions.filter(({ id }) => changed.has(id));
}

async function schedulePolls(
  tx: TenantTransaction,
  connectionId: string,
  sessions: PlatformSession[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const unsettled = sessions.filter((session) => isUnsettled(session, new Date()));
  if (unsettled.length === 0) return;
  const subjects = [...new Set(unsettled.flatMap(({ id }) => ids.get(id) ?? []))];
  await tx.job.createMany({
    data: [
      ...subjects.map((subjectId) => ({ kind: "poll" as const, subjectId })),
      { kind: "sweep" as const, subjectId: connectionId },
    ],
    skipDuplicates: true,
  });
}

function withTranscript(changes: InterviewChange[]): string[] {
  return changes.filter((change) => change.hasTranscript).map(({ interviewId }) => interviewId);
}
