import { expect, test } from "vitest";
import { createReviewLink } from "@/lib/data/links/link-making";
import { assignReviewers } from "@/lib/data/reviews/assignments";
import { decide } from "@/lib/data/reviews/decisions";
import { saveReview, submitReview } from "@/lib/data/reviews/reviews";
import { getScorecard } from "@/lib/data/reviews/scorecards";
import { savePolicy } from "@/lib/data/sight/review-policies";
import {
  createCandidate,
  createConnection,
  createInterview,
  createMember,
  createTenant,
} from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { getCandidate } from "./candidate-details";
import { updateCandidate } from "./candidate-edits";
import { mergeCandidates } from "./candidate-merges";
import { listCandidateTimeline } from "./candidate-timeline";
import { listCandidates } from "./candidates";

useTestDatabase();

async function scene() {
  const tenant = await createTenant();
  const [owner, reviewer] = [await createMember(tenant, "owner"), await createMember(tenant, "reviewer")];
  const connection = await createConnection(tenant.id);
  const candidate = await createCandidate(tenant.id, { name: "Ada" });
  const interview = await createInterview(tenant.id, connection.id, {
    candidateId: candidate.id,
    roleName: "Nurse",
    sessionCreatedAt: new Date("2026-01-01"),
    completedAt: new Date("2026-01-02"),
  });
  await savePolicy(owner.actor, {
    roleName: "",
    scorecardId: null,
    isBlind: true,
    isAnonymous: false,
    requiredReviews: 0,
    assignment: "none",
    dueDays: null,
    reviewerIds: [],
  });
  return { tenant, owner: owner.actor, reviewer: reviewer.actor, candidate, interview };
}

type Scene = Awaited<ReturnType<typeof scene>>;

async function submit(actor: Scene["owner"], interviewId: string): Promise<void> {
  const { versionId, criteria } = await getScorecard(actor, null);
  const ratings = criteria
    .filter(({ kind }) => kind !== "text")
    .map(({ id, kind }) => ({
      criterionId: id,
      score: kind === "yes_no" ? 1 : 4,
      comment: "",
      evidence: [],
    }));
  const review = { versionId, recommendation: "yes", summary: "Good.", ratings } as const;
  const { revision } = await saveReview(actor, interviewId, {
    ...review,
    ratings: [...ratings],
    revision: null,
  });
  await submitReview(actor, interviewId, revision);
}

const kindsOf = async (actor: Scene["owner"], candidateId: string) =>
  (await listCandidateTimeline(actor, candidateId)).map(({ detail }) => detail.kind);

test("the timeline tells everything that happened, the newest first", async () => {
  const { tenant, owner, reviewer, candidate, interview } = await scene();
  await assignReviewers(owner, {
    interviewIds: [interview.id],
    reviewerIds: [reviewer.user.id],
    dueAt: null,
  });
  await submit(owner, interview.id);
  await createReviewLink(owner, { interviewIds: [interview.id] });
  await decide(owner, interview.id, { outcome: "advance", reasonCode: null, comment: "" });
  const edit = { revision: 1, name: "Ada E.", email: "", roleName: "", tags: [], ownerId: owner.user.id };
  await updateCandidate(owner, candidate.id, edit);
  const other = await createCandidate(tenant.id, { name: "Bo" });
  await updateCandidate(owner, other.id, { ...edit, name: "Bob", ownerId: null });
  await mergeCandidates(owner, candidate.id, {
    movedId: other.id,
    keptRevision: 2,
    movedRevision: 2,
    take: { name: "kept", email: "kept", roleName: "kept", owner: "kept" },
  });
  const entries = await listCandidateTimeline(owner, candidate.id);
  expect(entries.map(({ detail }) => detail.kind)).toEqual([
    "candidate_merged",
    "candidate_edited",
    "candidate_edited",
    "decided",
    "link_made",
    "review_submitted",
    "assigned",
    "interview_completed",
    "interview_created",
  ]);
  expect(entries[2]).toMatchObject({
    actorName: owner.user.name,
    interview: null,
    detail: {
      changes: [
        { field: "name", from: "Ada", to: "Ada E." },
        { field: "owner", from: null, to: owner.user.name },
      ],
    },
  });
  expect(entries[3]?.interview).toEqual({ id: interview.id, roleName: "Nurse" });
});

test("a blind reviewer learns neither decision nor recommendation before their own review is in", async () => {
  const { owner, reviewer, candidate, interview } = await scene();
  await submit(owner, interview.id);
  await decide(owner, interview.id, { outcome: "advance", reasonCode: null, comment: "" });
  const LIST = {
    query: "",
    tag: null,
    roleName: null,
    owner: null,
    sort: "latest",
    direction: "desc",
    cursor: null,
    limit: 25,
  } as const;
  const seen = async () => ({
    page: (await getCandidate(reviewer, candidate.id))?.interviews[0],
    listed: (await listCandidates(reviewer, LIST)).items[0]?.latest?.decision,
    kinds: await kindsOf(reviewer, candidate.id),
  });
  const before = await seen();
  expect(before.page).toMatchObject({ isBlind: true, decision: null, recommendations: [] });
  expect(before.listed).toBeNull();
  expect(before.kinds).toEqual(["review_submitted", "interview_completed", "interview_created"]);
  await submit(reviewer, interview.id);
  const after = await seen();
  expect(after.page).toMatchObject({ isBlind: false, decision: "advance" });
  expect(after.page?.recommendations).toHaveLength(2);
  expect(after.listed).toBe("advance");
  expect(after.kinds).toContain("decided");
});

test("who may not make review links is not told of them", async () => {
  const { owner, reviewer, candidate, interview } = await scene();
  await createReviewLink(owner, { interviewIds: [interview.id] });
  expect(await kindsOf(owner, candidate.id)).toContain("link_made");
  expect(await kindsOf(reviewer, candidate.id)).not.toContain("link_made");
});
