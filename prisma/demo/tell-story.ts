import { randomUUID } from "node:crypto";
import type { MemberActor } from "@/lib/auth/actor";
import { createNote, type NoteInput } from "@/lib/data/notes/notes";
import { assignReviewers } from "@/lib/data/reviews/assignments";
import { decide } from "@/lib/data/reviews/decisions";
import { saveReview, submitReview } from "@/lib/data/reviews/reviews";
import { getScorecard } from "@/lib/data/reviews/scorecards";
import { policyFor } from "@/lib/data/sight/review-policies";
import { database } from "@/lib/db/client";
import type { Story, ToldNote, ToldReview } from "./story";

const DAY_MS = 24 * 60 * 60_000;
/** Offices close at some time: what is due on a day is due in its afternoon, in UTC. */
const DUE_HOUR = 16;

type Told = { id: string; roleName: string | null };

/** Does what the story says, each step as the person it names. Nothing where somebody has worked on the interview already. */
export async function tellStory<P extends string>(
  team: Record<P, MemberActor>,
  story: Story<P>,
): Promise<void> {
  const [anybody] = Object.values<MemberActor>(team);
  const interview = anybody && (await findUntouched(anybody.tenantId, story.sessionId));
  if (!interview) return;
  for (const { by, who, dueInDays } of story.asked ?? [])
    await assignReviewers(team[by], {
      interviewIds: [interview.id],
      reviewerIds: who.map((one) => team[one].user.id),
      dueAt: dueInDays === null ? null : dueDate(dueInDays),
    });
  for (const review of story.reviews ?? []) await writeReview(team[review.by], interview, review);
  for (const note of story.notes ?? []) await writeNote(team, interview.id, note);
  if (!story.decision) return;
  const { by, outcome, reasonCode = null, comment } = story.decision;
  await decide(team[by], interview.id, { outcome, reasonCode, comment });
}

/** The interview of a session; null when it is not listed, or somebody has left a trace on it. */
async function findUntouched(tenantId: string, sessionId: string): Promise<Told | null> {
  return database().prisma.interview.findFirst({
    where: { tenantId, sessionId, activities: { none: { actorId: { not: null } } }, notes: { none: {} } },
    select: { id: true, roleName: true },
  });
}

function dueDate(inDays: number): string {
  const due = new Date(Date.now() + inDays * DAY_MS);
  due.setUTCHours(DUE_HOUR, 0, 0, 0);
  return due.toISOString();
}

async function writeReview<P extends string>(
  author: MemberActor,
  interview: Told,
  { scores, evidence, recommendation, summary, isDraft = false }: ToldReview<P>,
): Promise<void> {
  const { scorecardId } = await policyFor(author, interview.roleName);
  const { versionId, criteria } = await getScorecard(author, scorecardId);
  const ratings = scores.flatMap((score, index) => {
    const criterion = criteria[index];
    if (!criterion) return [];
    return [
      { criterionId: criterion.id, score, comment: "", evidence: index === 0 && evidence ? [evidence] : [] },
    ];
  });
  const draft = { versionId, revision: null, recommendation, summary, ratings };
  const { revision } = await saveReview(author, interview.id, draft);
  if (!isDraft) await submitReview(author, interview.id, revision);
}

async function writeNote<P extends string>(
  team: Record<P, MemberActor>,
  interviewId: string,
  { by, body, atMs = null, replies = [] }: ToldNote<P>,
): Promise<void> {
  const { id } = await createNote(team[by], interviewId, shared({ parentId: null, body, atMs }));
  for (const reply of replies) {
    const answer = shared({ parentId: id, body: reply.body, atMs: null });
    await createNote(team[reply.by], interviewId, answer);
  }
}

function shared(said: Pick<NoteInput, "parentId" | "body" | "atMs">): NoteInput {
  return {
    ...said,
    requestId: randomUUID(),
    endMs: null,
    quote: null,
    visibility: "team",
    mentionIds: [],
  };
}
