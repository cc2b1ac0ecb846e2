import type { AuditObject } from "@/lib/audit/entry";
import { can, type Permission } from "@/lib/auth/roles";
import { peopleOf } from "@/lib/data/interviews/interview-people";
import type { Notice } from "@/lib/data/news/notify";
import type { TenantEvent } from "@/lib/events/bus";
import type { TenantTransaction } from "@/lib/tenant/tenant-db";
import type { Fact } from "./facts";
import type { Of, Scene, Tellers, Told } from "./teller";
import { TOLD_OF_LINKS } from "./told-of-links";

export const TOLD: Tellers<Fact["kind"]> = {
  ...TOLD_OF_LINKS,
  decided: async ({ interviewId, decisionId, outcome, reasonCode }, { tx }) => ({
    timeline: [{ interviewId, detail: { kind: "decided", outcome, reasonCode } }],
    notices: [
      {
        ...{ kind: "decided", interviewId, subjectId: decisionId },
        userIds: await peopleOf(tx, interviewId, { withReviewers: true }),
      },
    ],
    webhooks: [{ event: "decision.made", interviewId, outcome }],
    live: reviewsOf(interviewId),
    audit: { action: "interview.decided", object: interview(interviewId), details: { outcome } },
  }),
  decision_reopened: ({ interviewId, outcome }) => ({
    timeline: [{ interviewId, detail: { kind: "decision_reopened", outcome } }],
    notices: [],
    webhooks: [],
    live: reviewsOf(interviewId),
    audit: { action: "interview.decision_reopened", object: interview(interviewId), details: { outcome } },
  }),
  review_submitted: async ({ interviewId, isBoardIn }, { tx }) => ({
    timeline: [{ interviewId, detail: { kind: "review_submitted" } }],
    notices: isBoardIn
      ? [
          {
            ...{ kind: "reviews_in", interviewId, subjectId: interviewId },
            userIds: await peopleOf(tx, interviewId, { orDeciders: true }),
          },
        ]
      : [],
    webhooks: isBoardIn ? [{ event: "reviews.in", interviewId }] : [],
    live: reviewsOf(interviewId),
    audit: null,
  }),
  review_reopened: ({ interviewId }) => ({
    timeline: [{ interviewId, detail: { kind: "review_reopened" } }],
    notices: [],
    webhooks: [],
    live: reviewsOf(interviewId),
    audit: null,
  }),
  assigned: ({ interviewIds, asked }, { actor }) => ({
    timeline: asked.map(({ interviewId, name }) => ({
      interviewId,
      detail: { kind: "assigned", reviewerName: name },
    })),
    notices: interviewIds.map((interviewId) => ({
      ...{ kind: "assigned", interviewId, subjectId: interviewId },
      userIds: asked.filter((one) => one.interviewId === interviewId).map(({ userId }) => userId),
    })),
    webhooks: [],
    // Of those that a rule asks for, pages hear with the interview that has ended.
    live: actor.kind === "member" ? reviewsOf(...interviewIds) : [],
    audit: null,
  }),
  unassigned: ({ interviewId, reviewerName }) => ({
    timeline: [{ interviewId, detail: { kind: "unassigned", reviewerName } }],
    notices: [],
    webhooks: [],
    live: reviewsOf(interviewId),
    audit: null,
  }),
  note_written: async (fact, { tx, actor }) => ({
    timeline: [],
    notices: [...mentioned(fact, fact.calledUpon), ...(await replied(fact, tx))],
    webhooks: [],
    live: notesOf(fact, actor),
    audit: null,
  }),
  note_edited: (fact, { actor }) => ({
    timeline: [],
    notices: mentioned(fact, fact.calledUpon),
    webhooks: [],
    live: notesOf(fact, actor),
    audit: null,
  }),
  note_deleted: noteCameOrWent,
  note_restored: noteCameOrWent,
  thread_moved: ({ interviewId, calledUpon }) => ({
    timeline: [],
    notices: calledUpon.flatMap(({ noteId, userIds }) => mentioned({ interviewId, noteId }, userIds)),
    webhooks: [],
    // To everybody, also when it is private from now on: others have to forget it.
    live: [{ type: "notes", interviewId }],
    audit: null,
  }),
  speaker_renamed: ({ interviewId }) => ({
    timeline: [],
    notices: [],
    webhooks: [],
    live: [{ type: "speakers", interviewId }],
    audit: null,
  }),
  feedback_changed: ({ interviewId }) => ({
    timeline: [],
    notices: [],
    webhooks: [],
    live: reviewsOf(interviewId),
    audit: null,
  }),
  expiry_announced: async ({ interviewId, runId }, { tx }) => ({
    timeline: [],
    notices: [
      {
        kind: "expiry_announced",
        interviewId,
        subjectId: runId,
        userIds: await whoMay(tx, "privacy.manage"),
      },
    ],
    webhooks: [],
    live: [],
    audit: null,
  }),
  connection_changed: ({ action, connection: { id, name, keyLastFour } }) => ({
    timeline: [],
    notices: [],
    webhooks: [],
    live: liveOfConnection(action),
    audit: {
      action,
      object: { kind: "connection", id, label: name },
      details: { key: `••••${keyLastFour}` },
    },
  }),
};

async function whoMay(tx: TenantTransaction, permission: Permission): Promise<string[]> {
  const members = await tx.membership.findMany({ select: { userId: true, role: true } });
  return members.flatMap(({ userId, role }) => (can(role, permission) ? userId : []));
}

function interview(id: string): AuditObject {
  return { kind: "interview", id };
}

function reviewsOf(...interviewIds: string[]): TenantEvent[] {
  return interviewIds.map((interviewId) => ({ type: "reviews", interviewId }));
}

function notesOf(
  { interviewId, isPrivate }: Pick<Of<"note_edited">, "interviewId" | "isPrivate">,
  actor: Scene["actor"],
): TenantEvent[] {
  const reader = isPrivate && actor.kind === "member" ? { readerId: actor.user.id } : {};
  return [{ type: "notes", interviewId, ...reader }];
}

function noteCameOrWent(fact: Of<"note_deleted" | "note_restored">, { actor }: Scene): Told {
  return { timeline: [], notices: [], webhooks: [], live: notesOf(fact, actor), audit: null };
}

function mentioned(
  { interviewId, noteId }: { interviewId: string; noteId: string },
  userIds: readonly string[],
) {
  return [{ kind: "mentioned" as const, interviewId, subjectId: noteId, noteId, userIds }];
}

/** Of a reply everybody in its thread is told, each once. */
async function replied(fact: Of<"note_written">, tx: TenantTransaction): Promise<Notice[]> {
  const { interviewId, noteId, parentId, calledUpon, isPrivate } = fact;
  if (parentId === null || isPrivate) return [];
  const thread = await tx.note.findMany({
    where: { OR: [{ id: parentId }, { parentId }], deletedAt: null },
    distinct: ["authorId"],
    select: { authorId: true },
  });
  const userIds = thread.map(({ authorId }) => authorId).filter((id) => !calledUpon.includes(id));
  return [{ kind: "replied", interviewId, subjectId: noteId, noteId, userIds }];
}

/** A new key may show more; without the old one, what runs by it ends. */
function liveOfConnection(action: Of<"connection_changed">["action"]): TenantEvent[] {
  if (action === "connection.added") return [{ type: "connection" }];
  const endsReading = action === "connection.stopped" || action === "connection.removed";
  return endsReading ? [{ type: "access" }] : [];
}
