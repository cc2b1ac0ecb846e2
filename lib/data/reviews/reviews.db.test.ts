import { expect, test } from "vitest";
import { listActivities } from "@/lib/data/interviews/activities";
import { getInterview } from "@/lib/data/interviews/interviews";
import { savePolicy } from "@/lib/data/sight/review-policies";
import type { Criterion } from "@/lib/scorecards/criterion";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { assignReviewers } from "./assignments";
import { getReviewBoard, type ReviewInput, reopenReview, saveReview, submitReview } from "./reviews";
import { getScorecard, updateScorecard } from "./scorecards";

useTestDatabase();

async function scene() {
  const tenant = await createTenant();
  const [recruiter, first, second] = await Promise.all([
    createMember(tenant, "recruiter"),
    createMember(tenant, "reviewer"),
    createMember(tenant, "reviewer"),
  ]);
  const connection = await createConnection(tenant.id);
  const { id } = await createInterview(tenant.id, connection.id, { roleName: "Barista" });
  const board = async (member: typeof first) => {
    const interview = await getInterview(member.actor, id);
    if (!interview) throw new Error("The interview is gone.");
    return getReviewBoard(member.actor, interview);
  };
  return { tenant, connection, recruiter, first, second, interviewId: id, board };
}

function filled(scorecard: { versionId: string; criteria: Criterion[] }, score = 4): ReviewInput {
  return {
    versionId: scorecard.versionId,
    revision: null,
    recommendation: "yes",
    summary: "Knows the machine.",
    ratings: scorecard.criteria.map(({ id, kind }) => ({
      criterionId: id,
      score: kind === "text" ? null : kind === "scale" ? score : 1,
      comment: kind === "text" ? "Ask about weekends." : "",
      evidence: [{ atMs: 61_000, quote: "I dial in the grinder" }],
    })),
  };
}

test("a draft is its author's alone; submitted, it is there for the others", async () => {
  const { interviewId, first, recruiter, board } = await scene();
  const { scorecard } = await board(first);
  const draft = await saveReview(first.actor, interviewId, filled(scorecard));
  expect((await board(first)).own).toEqual(draft);
  expect(await board(recruiter)).toMatchObject({ own: null, others: [], submittedCount: 0 });

  const submitted = await submitReview(first.actor, interviewId, draft.revision);
  expect(submitted.submittedAt).not.toBeNull();
  const { others } = await board(recruiter);
  expect(others).toEqual([submitted]);
  expect(others[0]?.ratings[0]?.evidence).toEqual([{ atMs: 61_000, quote: "I dial in the grinder" }]);
});

test("a blind reviewer learns nothing of others' reviews before submitting, and all of it afterwards", async () => {
  const { interviewId, first, second, board } = await scene();
  const { scorecard } = await board(first);
  await saveReview(first.actor, interviewId, filled(scorecard));
  await submitReview(first.actor, interviewId, 1);

  expect(await board(second)).toMatchObject({ isBlind: true, others: [], submittedCount: 1 });
  expect(JSON.stringify(await board(second))).not.toContain("Knows the machine");
  await saveReview(second.actor, interviewId, filled(scorecard, 2));
  expect(await board(second)).toMatchObject({ isBlind: true, others: [] });
  await submitReview(second.actor, interviewId, 1);
  expect(await board(second)).toMatchObject({ isBlind: false, others: [{ summary: "Knows the machine." }] });
});

test("a recruiter reads along, but not where they are asked to review themselves", async () => {
  const { interviewId, first, recruiter, board } = await scene();
  const { scorecard } = await board(first);
  await saveReview(first.actor, interviewId, filled(scorecard));
  await submitReview(first.actor, interviewId, 1);
  expect((await board(recruiter)).others).toHaveLength(1);
  await assignReviewers(recruiter.actor, {
    interviewIds: [interviewId],
    reviewerIds: [recruiter.userId],
    dueAt: null,
  });
  expect(await board(recruiter)).toMatchObject({ isBlind: true, others: [] });
});

test("where a role is not reviewed blind, nothing is hidden", async () => {
  const { tenant, interviewId, first, second, board } = await scene();
  const owner = await createMember(tenant, "owner");
  await savePolicy(owner.actor, {
    roleName: "Barista",
    scorecardId: null,
    isBlind: false,
    isAnonymous: false,
    requiredReviews: 1,
    assignment: "none",
    dueDays: null,
    reviewerIds: [],
  });
  const { scorecard } = await board(first);
  await saveReview(first.actor, interviewId, filled(scorecard));
  await submitReview(first.actor, interviewId, 1);
  expect(await board(second)).toMatchObject({ isBlind: false, others: [{ summary: "Knows the machine." }] });
});

test("what is missing is named, and nothing is submitted", async () => {
  const { interviewId, first, board } = await scene();
  const { scorecard } = await board(first);
  const input = filled(scorecard);
  await saveReview(first.actor, interviewId, {
    ...input,
    recommendation: null,
    ratings: input.ratings.filter(({ criterionId }) => criterionId !== "examples"),
  });
  await expect(submitReview(first.actor, interviewId, 1)).rejects.toMatchObject({
    code: "invalid_input",
    message: "Still missing: Gives real examples, Overall recommendation.",
  });
  expect((await board(first)).own?.submittedAt).toBeNull();
});

test("a save from an old state is refused and changes nothing", async () => {
  const { interviewId, first, board } = await scene();
  const { scorecard } = await board(first);
  const input = filled(scorecard);
  await saveReview(first.actor, interviewId, input);
  await saveReview(first.actor, interviewId, { ...input, revision: 1, summary: "From this tab" });
  const stale = saveReview(first.actor, interviewId, {
    ...input,
    revision: 1,
    summary: "From the other tab",
  });
  await expect(stale).rejects.toMatchObject({ code: "conflict" });
  const again = saveReview(first.actor, interviewId, input);
  await expect(again).rejects.toMatchObject({ code: "conflict" });
  expect((await board(first)).own).toMatchObject({ summary: "From this tab", revision: 2 });
});

test("the same save again, whose first answer was lost, is saved once and is no conflict", async () => {
  const { interviewId, first, board } = await scene();
  const { scorecard } = await board(first);
  const input = filled(scorecard);
  const saved = await saveReview(first.actor, interviewId, input);
  expect(await saveReview(first.actor, interviewId, input)).toEqual(saved);
  const change = { ...input, revision: 1, summary: "Written as the page was reloaded" };
  const changed = await saveReview(first.actor, interviewId, change);
  expect(await saveReview(first.actor, interviewId, change)).toEqual(changed);
  expect(changed.revision).toBe(2);
  await submitReview(first.actor, interviewId, 2);
  await expect(saveReview(first.actor, interviewId, change)).rejects.toMatchObject({ code: "conflict" });
});

test("a submitted review can only be changed after it was reopened, which the timeline tells", async () => {
  const { interviewId, first, board } = await scene();
  const { scorecard } = await board(first);
  const input = filled(scorecard);
  await saveReview(first.actor, interviewId, input);
  await submitReview(first.actor, interviewId, 1);
  const change = () => saveReview(first.actor, interviewId, { ...input, revision: 3, summary: "Changed" });
  await expect(
    saveReview(first.actor, interviewId, { ...input, revision: 2, summary: "Changed" }),
  ).rejects.toMatchObject({ code: "conflict" });
  expect((await reopenReview(first.actor, interviewId)).revision).toBe(3);
  expect((await change()).summary).toBe("Changed");
  const kinds = (await listActivities(first.actor, interviewId, { isBlind: false })).map(
    ({ detail }) => detail.kind,
  );
  expect(kinds).toEqual(["review_reopened", "review_submitted"]);
});

test("a review keeps the criteria it was written by when the scorecard changes", async () => {
  const { interviewId, first, recruiter, board } = await scene();
  const { scorecard } = await board(first);
  await saveReview(first.actor, interviewId, filled(scorecard));
  const before = await getScorecard(recruiter.actor, null);
  const [criterion] = before.criteria;
  if (!criterion) throw new Error("A ready-made scorecard has criteria.");
  await updateScorecard(recruiter.actor, before.id, before.version, {
    name: before.name,
    criteria: [{ ...criterion, name: "Listens" }],
  });
  const after = await board(first);
  expect(after.own?.criteria).toEqual(scorecard.criteria);
  expect(after.scorecard.criteria.map(({ name }) => name)).toEqual(["Listens"]);
});

test.each([
  ["a scale", "answers", 0],
  ["a scale", "answers", 6],
  ["a yes or no", "conditions", 2],
  ["a text", "questions", 1],
  ["a criterion that is not there", "charm", 3],
])("a score that %s does not offer is refused", async (_, criterionId, score) => {
  const { interviewId, first, board } = await scene();
  const { scorecard } = await board(first);
  const ratings = [{ criterionId, score, comment: "", evidence: [] }];
  await expect(saveReview(first.actor, interviewId, { ...filled(scorecard), ratings })).rejects.toMatchObject(
    { code: "invalid_input" },
  );
  expect((await board(first)).own).toBeNull();
});

test("another tenant's interview and scorecard are not found", async () => {
  const here = await scene();
  const elsewhere = await scene();
  const { scorecard } = await here.board(here.first);
  const theirs = await elsewhere.board(elsewhere.first);
  await expect(saveReview(here.first.actor, elsewhere.interviewId, filled(scorecard))).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(
    saveReview(here.first.actor, here.interviewId, filled(theirs.scorecard)),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("an interview that is not completed cannot be reviewed yet", async () => {
  const { tenant, connection, first, board } = await scene();
  const { scorecard } = await board(first);
  const { id } = await createInterview(tenant.id, connection.id, { status: "active" });
  await expect(saveReview(first.actor, id, filled(scorecard))).rejects.toMatchObject({ code: "conflict" });
});
