/** What is known of a person, for the file that they may ask for. */
import type { MemberActor } from "@/lib/auth/actor";
import type { Person, PersonInterview } from "@/lib/candidates/person-file";
import { readPerson } from "@/lib/data/erasure/person";
import type { Prisma } from "@/lib/db/generated/client";
import { criteriaSchema } from "@/lib/scorecards/criterion";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** The person, and the ids of their interviews, oldest first. */
export type PersonRecord = { displayName: string; person: Person; interviewIds: string[] };

/** Null when there is nobody, or they were merged into somebody else. Throws `forbidden`. */
export async function getPersonRecord(actor: MemberActor, candidateId: string): Promise<PersonRecord | null> {
  actor.demand("privacy.manage");
  const db = tenantDb(actor);
  const known = await readPerson(db, candidateId);
  if (!known) return null;
  const { candidateIds, interviews } = known;
  const [candidates, history, ordered] = await Promise.all([
    db.candidate.findMany({
      where: { id: { in: candidateIds } },
      select: { id: true, name: true, email: true, roleName: true, tags: true, ref: true, createdAt: true },
    }),
    db.activity.findMany({
      where: { candidateId: { in: candidateIds } },
      orderBy: { createdAt: "asc" },
      select: { createdAt: true, kind: true, detail: true },
    }),
    db.interview.findMany({
      where: { id: { in: interviews.map(({ id }) => id) } },
      orderBy: [{ sessionCreatedAt: "asc" }, { id: "asc" }],
      select: { id: true },
    }),
  ]);
  const own = candidates.find(({ id }) => id === candidateId);
  if (!own) return null;
  const others = candidates.filter(({ id }) => id !== candidateId);
  const references = [...candidates.map(({ ref }) => ref), ...interviews.map((one) => one.candidateRef)];
  return {
    displayName: known.displayName,
    person: {
      ...{ name: own.name, email: own.email, role: own.roleName, tags: own.tags },
      references: distinct(references),
      otherNames: distinct(others.map(({ name }) => name)),
      createdAt: own.createdAt.toISOString(),
      history: history.map(({ createdAt, kind, detail }) => ({
        ...{ at: createdAt.toISOString(), what: kind, changes: changesIn(detail) },
      })),
    },
    interviewIds: ordered.map(({ id }) => id),
  };
}

const FIELDS = {
  ...{ sessionId: true, candidateRef: true, roleName: true, language: true, status: true, tags: true },
  ...{ metadata: true, feedback: true, durationSec: true, sessionCreatedAt: true, startedAt: true },
  ...{ completedAt: true, consentMode: true, consentedAt: true },
  speakerNames: { select: { label: true } },
  notes: {
    where: { deletedAt: null },
    orderBy: { createdAt: "asc" },
    select: { createdAt: true, body: true, quote: true, atMs: true, visibility: true },
  },
  reviews: {
    where: { submittedAt: { not: null } },
    orderBy: { submittedAt: "asc" },
    select: {
      ...{ submittedAt: true, recommendation: true, summary: true },
      version: { select: { criteria: true } },
      ratings: { select: { criterionId: true, score: true, comment: true, evidence: true } },
    },
  },
  visitorFeedback: {
    where: { sentAt: { not: null } },
    orderBy: { sentAt: "asc" },
    select: {
      ...{ sentAt: true, recommendation: true, summary: true, comments: true, ratings: true },
      version: { select: { criteria: true } },
    },
  },
  decisions: {
    orderBy: { decidedAt: "asc" },
    select: { decidedAt: true, outcome: true, reasonCode: true, comment: true, reopenedAt: true },
  },
  linkItems: {
    select: {
      link: {
        select: { recipient: true, startsAt: true, expiresAt: true, revokedAt: true, openCount: true },
      },
    },
  },
  activities: { orderBy: { createdAt: "asc" }, select: { createdAt: true, kind: true } },
} as const satisfies Prisma.InterviewSelect;

type Row = Prisma.InterviewGetPayload<{ select: typeof FIELDS }>;

/** One of their interviews; null when it has gone meanwhile. Throws `forbidden`. */
export async function getPersonInterview(
  actor: MemberActor,
  interviewId: string,
  folder: string,
): Promise<PersonInterview | null> {
  actor.demand("privacy.manage");
  const row = await tenantDb(actor).interview.findUnique({ where: { id: interviewId }, select: FIELDS });
  return row && toPersonInterview(row, folder);
}

function toPersonInterview(row: Row, folder: string): PersonInterview {
  const shared = row.notes.filter(({ visibility }) => visibility === "team");
  return {
    folder,
    ...{ sessionId: row.sessionId, reference: row.candidateRef, role: row.roleName, language: row.language },
    ...{ status: row.status, tags: row.tags, metadata: row.metadata, survey: row.feedback },
    durationSec: row.durationSec,
    consent: row.consentMode === null ? null : { mode: row.consentMode, at: iso(row.consentedAt) },
    createdAt: row.sessionCreatedAt.toISOString(),
    startedAt: iso(row.startedAt),
    completedAt: iso(row.completedAt),
    speakerNames: row.speakerNames.map(({ label }) => label),
    notes: shared.map(({ createdAt, body, quote, atMs }) => ({
      ...{ at: createdAt.toISOString(), text: body, quote, atMs },
    })),
    privateNotes: row.notes.length - shared.length,
    reviews: row.reviews.map(({ submittedAt, recommendation, summary, version, ratings }) => ({
      ...{ at: iso(submittedAt), recommendation, summary },
      ratings: toRatings(ratings, version.criteria),
    })),
    visitorFeedback: row.visitorFeedback.map((one) => ({
      ...{ at: iso(one.sentAt), recommendation: one.recommendation, summary: one.summary },
      ratings: toRatings(one.ratings, one.version?.criteria),
      comments: objectsIn(one.comments).map(({ atMs, body }) => ({
        ...{ atMs: numberOr(atMs), text: textOf(body) },
      })),
    })),
    decisions: row.decisions.map(({ decidedAt, outcome, reasonCode, comment, reopenedAt }) => ({
      ...{ at: decidedAt.toISOString(), outcome, reason: reasonCode, comment, reopenedAt: iso(reopenedAt) },
    })),
    sharedWith: row.linkItems.map(({ link }) => ({
      recipient: link.recipient,
      from: link.startsAt.toISOString(),
      until: link.expiresAt.toISOString(),
      revokedAt: iso(link.revokedAt),
      openings: link.openCount,
    })),
    history: row.activities.map(({ createdAt, kind }) => ({ at: createdAt.toISOString(), what: kind })),
  };
}

function toRatings(ratings: unknown, criteria: unknown) {
  const known = criteriaSchema.safeParse(criteria);
  const names = new Map(known.success ? known.data.map(({ id, name }) => [id, name]) : []);
  return objectsIn(ratings).map(({ criterionId, score, comment, evidence }) => ({
    criterion: names.get(textOf(criterionId)) ?? textOf(criterionId),
    score: numberOr(score),
    comment: textOf(comment),
    evidence: objectsIn(evidence).map(({ atMs, quote }) => ({ atMs: numberOr(atMs), text: textOf(quote) })),
  }));
}

/** What changed of them. Who looks after a candidate is a member's matter, and whom they were mistaken for, another's. */
function changesIn(detail: unknown): Person["history"][number]["changes"] {
  const [object] = objectsIn([detail]);
  return objectsIn(object?.changes)
    .filter(({ field }) => field !== "owner")
    .map(({ field, from, to }) => ({
      field: textOf(field),
      from: textOf(from) || null,
      to: textOf(to) || null,
    }));
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  // Objects of JSON: their keys are strings.
  return Array.isArray(value)
    ? value.filter((one): one is Record<string, unknown> => typeof one === "object" && one !== null)
    : [];
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.flatMap((value) => value ?? []))];
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

function numberOr(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
