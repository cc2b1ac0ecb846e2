import { expect, test } from "vitest";
import type { MemberActor } from "@/lib/auth/actor";
import { assignReviewers } from "@/lib/data/reviews/assignments";
import { decide } from "@/lib/data/reviews/decisions";
import { getScorecard } from "@/lib/data/reviews/scorecards";
import { type ReviewPolicyInput, savePolicy } from "@/lib/data/sight/review-policies";
import { database } from "@/lib/db/client";
import type { InterviewStage } from "@/lib/format/interview-stage";
import type { Recommendation } from "@/lib/scorecards/recommendations";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { listFilterOptions } from "./filter-options";
import { EVERY_INTERVIEW } from "./interview-filter";
import { listInterviews } from "./interview-list";
import { countStages } from "./interview-stages";

useTestDatabase();

async function scene() {
  const tenant = await createTenant();
  const [owner, first, second] = await Promise.all([
    createMember(tenant),
    createMember(tenant, "reviewer"),
    createMember(tenant, "reviewer"),
  ]);
  const connection = await createConnection(tenant.id);
  const { versionId } = await getScorecard(owner.actor, null);
  const make = async (candidateName: string, roleName = "Cook", tags: string[] = []) => {
    const status = candidateName === "Talking" ? "active" : "completed";
    const { id } = await createInterview(tenant.id, connection.id, { candidateName, roleName, status, tags });
    return id;
  };
  const ask = (interviewId: string, ...actors: MemberActor[]) =>
    assignReviewers(owner.actor, {
      interviewIds: [interviewId],
      reviewerIds: actors.map(({ user }) => user.id),
      dueAt: null,
    });
  const submit = (interviewId: string, { user, tenantId }: MemberActor, recommendation: Recommendation) =>
    database().prisma.review.create({
      data: { tenantId, interviewId, authorId: user.id, versionId, recommendation, submittedAt: new Date() },
    });
  return { owner: owner.actor, first: first.actor, second: second.actor, make, ask, submit };
}

async function names(actor: MemberActor, stage: InterviewStage) {
  const { items } = await listInterviews(actor, {
    ...{ ...EVERY_INTERVIEW, stage, statuses: [], query: "", cursor: null, limit: 50 },
    ...{ sort: "candidate", direction: "asc" },
  });
  return items.map(({ candidateName }) => candidateName);
}

const POLICY: ReviewPolicyInput = {
  ...{ roleName: "", scorecardId: null, isBlind: true, isAnonymous: false, requiredReviews: 1 },
  ...{ assignment: "none", dueDays: null, reviewerIds: [] },
};

test("an interview needs review until all who were asked and as many as the rule demands have reviewed it", async () => {
  const { owner, first, second, make, ask, submit } = await scene();
  await savePolicy(owner, { ...POLICY, roleName: "Waiter", requiredReviews: 2 });
  await make("Fresh");
  await make("Talking");
  const half = await make("Half");
  await ask(half, first, second);
  await submit(half, first, "yes");
  const short = await make("Short", "Waiter");
  await submit(short, first, "yes");
  const done = await make("Done");
  await ask(done, first, second);
  await submit(done, first, "yes");
  await submit(done, second, "strong_yes");
  expect(await names(owner, "review")).toEqual(["Fresh", "Half", "Short"]);
  expect(await names(owner, "ready")).toEqual(["Done"]);
  await decide(owner, done, { outcome: "advance", reasonCode: null, comment: "" });
  expect(await names(owner, "ready")).toEqual([]);
  expect(await names(owner, "review")).toEqual(["Fresh", "Half", "Short"]);
});

test("reviewers who recommend opposite things disagree, and the counts say how many wait for what", async () => {
  const { owner, first, second, make, submit } = await scene();
  const split = await make("Split");
  await submit(split, first, "no");
  await submit(split, second, "strong_yes");
  const agreed = await make("Agreed");
  await submit(agreed, first, "yes");
  await submit(agreed, second, "strong_yes");
  await make("Fresh");
  expect(await names(owner, "split")).toEqual(["Split"]);
  expect(await names(owner, "ready")).toEqual(["Agreed", "Split"]);
  expect(await countStages(owner)).toEqual({
    review: { value: 1, kind: "exact" },
    ready: { value: 2, kind: "exact" },
    split: { value: 1, kind: "exact" },
  });
});

test("no ready-made view tells a blind reviewer what was recommended or decided", async () => {
  const { owner, first, second, make, submit } = await scene();
  await savePolicy(owner, POLICY);
  const [split, decided] = [await make("Split"), await make("Decided")];
  await submit(split, owner, "no");
  await submit(split, second, "yes");
  await submit(decided, second, "yes");
  await decide(owner, decided, { outcome: "advance", reasonCode: null, comment: "" });
  expect(await names(first, "split")).toEqual([]);
  expect(await names(first, "ready")).toEqual([]);
  expect(await names(first, "review")).toEqual(["Decided", "Split"]);
  expect(await countStages(first)).toEqual({ review: { value: 2, kind: "exact" } });
});

test("a filter offers what the other filters leave, with how many of each", async () => {
  const { owner, first, make, ask } = await scene();
  const one = await make("One", "Cook", ["pilot"]);
  await make("Two", "Cook", ["pilot", "night"]);
  await make("Three", "Waiter");
  await ask(one, first);
  const options = await listFilterOptions(owner, {
    ...{ ...EVERY_INTERVIEW, role: ["Cook"], statuses: [], query: "" },
  });
  const counts = (facet: keyof typeof options) =>
    options[facet].map(({ value, count }) => [value, count?.value]);
  expect(counts("role")).toEqual([
    ["Cook", 2],
    ["Waiter", 1],
  ]);
  expect(counts("tag")).toEqual([
    ["night", 1],
    ["pilot", 2],
  ]);
  expect(counts("assignee")).toEqual([
    ["nobody", 1],
    [first.user.id, 1],
  ]);
  expect(counts("decision")).toContainEqual(["none", 2]);
});
