import { expect, test } from "vitest";
import type { MemberActor } from "@/lib/auth/actor";
import { assignReviewers } from "@/lib/data/reviews/assignments";
import { decide } from "@/lib/data/reviews/decisions";
import { saveReview } from "@/lib/data/reviews/reviews";
import { getScorecard } from "@/lib/data/reviews/scorecards";
import { isBlindFor } from "@/lib/data/sight/blind";
import { type ReviewPolicyInput, savePolicy } from "@/lib/data/sight/review-policies";
import { database } from "@/lib/db/client";
import {
  createConnection,
  createInterview,
  createMember,
  createTenant,
  type InterviewOverrides,
} from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { EVERY_INTERVIEW, type InterviewFilter } from "./interview-filter";
import { listInterviews } from "./interview-list";

useTestDatabase();

const POLICY: ReviewPolicyInput = {
  roleName: "",
  scorecardId: null,
  isBlind: true,
  isAnonymous: false,
  requiredReviews: 0,
  assignment: "none",
  dueDays: null,
  reviewerIds: [],
};

async function scene() {
  const tenant = await createTenant();
  const [owner, reviewer] = await Promise.all([createMember(tenant), createMember(tenant, "reviewer")]);
  const connection = await createConnection(tenant.id);
  await savePolicy(owner.actor, POLICY);
  const make = (candidateName: string, roleName: string | null = null) =>
    createInterview(tenant.id, connection.id, { candidateName, roleName });
  return {
    owner: owner.actor,
    reviewer: reviewer.actor,
    make,
    tenantId: tenant.id,
    connectionId: connection.id,
  };
}

async function list(actor: MemberActor, filter: Partial<InterviewFilter>) {
  const { items, total } = await listInterviews(actor, {
    statuses: [],
    query: "",
    ...EVERY_INTERVIEW,
    ...filter,
    sort: "candidate",
    direction: "asc",
    cursor: null,
    limit: 100,
  });
  expect(total).toEqual({ value: items.length, kind: "exact" });
  return items;
}

async function names(actor: MemberActor, filter: Partial<InterviewFilter>) {
  return (await list(actor, filter)).map(({ candidateName }) => candidateName);
}

const ADVANCE = { outcome: "advance", reasonCode: null, comment: "" } as const;

test("the list is filtered by role, by decision and by who is asked", async () => {
  const { owner, reviewer, make } = await scene();
  const [a, b] = [await make("A", "Cook"), await make("B", "Cook"), await make("C", "Waiter")];
  await decide(owner, a.id, ADVANCE);
  await assignReviewers(owner, { interviewIds: [b.id], reviewerIds: [reviewer.user.id], dueAt: null });
  expect(await names(owner, { role: ["Cook"] })).toEqual(["A", "B"]);
  expect(await names(owner, { role: ["Cook", "Waiter"] })).toEqual(["A", "B", "C"]);
  expect(await names(owner, { decision: ["advance", "none"] })).toEqual(["A", "B", "C"]);
  expect(await names(owner, { assignee: ["nobody", reviewer.user.id] })).toEqual(["A", "B", "C"]);
  expect(await names(owner, { decision: ["advance"] })).toEqual(["A"]);
  expect(await names(owner, { decision: ["none"] })).toEqual(["B", "C"]);
  expect(await names(owner, { assignee: ["nobody"] })).toEqual(["A", "C"]);
  expect(await names(owner, { assignee: ["nobody"], decision: ["none"] })).toEqual(["C"]);
  expect(await names(owner, { assignee: [reviewer.user.id] })).toEqual(["B"]);
  expect(await names(owner, { assignee: ["me"] })).toEqual([]);
  expect(await names(reviewer, { assignee: ["me"] })).toEqual(["B"]);
});

test("a row says what was decided, and who reviews it and how far they are", async () => {
  const { owner, reviewer, make } = await scene();
  const { id } = await make("A");
  await decide(owner, id, ADVANCE);
  await assignReviewers(owner, { interviewIds: [id], reviewerIds: [reviewer.user.id], dueAt: null });
  const [row] = await list(owner, {});
  expect(row).toMatchObject({
    decision: "advance",
    isBlind: false,
    reviewers: [{ userId: reviewer.user.id, state: "waiting" }],
  });
});

test("neither a row nor a filter tells a blind reviewer that there is a decision", async () => {
  const { owner, reviewer, make } = await scene();
  const decided = await make("Decided");
  await make("Open");
  await decide(owner, decided.id, ADVANCE);
  expect((await list(reviewer, {})).map(({ decision, isBlind }) => [decision, isBlind])).toEqual([
    [null, true],
    [null, true],
  ]);
  expect(await names(reviewer, { decision: ["advance"] })).toEqual([]);
  expect(await names(reviewer, { decision: ["none"] })).toEqual(["Decided", "Open"]);
  expect(await names(reviewer, { decision: ["none", "advance"] })).toEqual(["Decided", "Open"]);
});

test("the list hides what the review page hides, for every way to be blind or not", async () => {
  const { owner, reviewer, make } = await scene();
  await savePolicy(owner, { ...POLICY, roleName: "Open role", isBlind: false });
  const { versionId } = await getScorecard(owner, null);
  const draft = { versionId, revision: null, recommendation: null, summary: "", ratings: [] };
  for (const roleName of ["Open role", "Blind role", null]) {
    await make("untouched", roleName);
    const assigned = await make("assigned", roleName);
    const begun = await make("begun", roleName);
    const submitted = await make("submitted", roleName);
    for (const actor of [owner, reviewer]) {
      await assignReviewers(owner, {
        interviewIds: [assigned.id],
        reviewerIds: [actor.user.id],
        dueAt: null,
      });
      await saveReview(actor, begun.id, draft);
      await saveReview(actor, submitted.id, draft);
    }
    await database().prisma.review.updateMany({
      where: { interviewId: submitted.id },
      data: { submittedAt: new Date() },
    });
  }
  for (const usual of [true, false]) {
    await savePolicy(owner, { ...POLICY, isBlind: usual });
    await savePolicy(owner, { ...POLICY, roleName: "Blind role", isBlind: true });
    for (const actor of [owner, reviewer])
      for (const row of await list(actor, {}))
        expect([row.candidateName, row.roleName, usual, row.isBlind]).toEqual([
          row.candidateName,
          row.roleName,
          usual,
          await isBlindFor(actor, row),
        ]);
  }
});

test("language, tag and times narrow the list, alone and together", async () => {
  const { owner, tenantId, connectionId } = await scene();
  const make = (candidateName: string, overrides: InterviewOverrides) =>
    createInterview(tenantId, connectionId, { candidateName, ...overrides });
  const day = (date: number) => new Date(Date.UTC(2026, 0, date, 12));
  await make("Ada", {
    language: "de",
    tags: ["pilot", "night"],
    sessionCreatedAt: day(1),
    completedAt: day(3),
  });
  await make("Bo", { language: "de", tags: ["pilot"], sessionCreatedAt: day(2), completedAt: day(9) });
  await make("Cy", { language: "en", tags: [], sessionCreatedAt: day(3), completedAt: null });
  expect(await names(owner, { language: ["de"] })).toEqual(["Ada", "Bo"]);
  expect(await names(owner, { tag: ["night"] })).toEqual(["Ada"]);
  expect(await names(owner, { tag: ["night", "pilot"] })).toEqual(["Ada", "Bo"]);
  expect(await names(owner, { language: ["de", "en"] })).toEqual(["Ada", "Bo", "Cy"]);
  expect(await names(owner, { received: "2026-01-02..2026-01-03" })).toEqual(["Bo", "Cy"]);
  expect(await names(owner, { received: "..2026-01-01" })).toEqual(["Ada"]);
  expect(await names(owner, { completed: "2026-01-01..2026-01-08" })).toEqual(["Ada"]);
  expect(await names(owner, { received: "7d" })).toEqual([]);
  expect(await names(owner, { tag: ["pilot"], completed: "2026-01-04..", language: ["de"] })).toEqual(["Bo"]);
});
