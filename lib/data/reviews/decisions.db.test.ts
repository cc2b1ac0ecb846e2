import { expect, test } from "vitest";
import { listActivities } from "@/lib/data/interviews/activities";
import { savePolicy } from "@/lib/data/sight/review-policies";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { submitWholeReview } from "@/testing/submit-whole-review";
import { useTestDatabase } from "@/testing/use-test-database";
import { type DecisionInput, decide, decideAll, getDecisionState, reopenDecision } from "./decisions";

useTestDatabase();

const REJECT: DecisionInput = { outcome: "reject", reasonCode: "skills", comment: "No till experience." };
const ADVANCE: DecisionInput = { outcome: "advance", reasonCode: null, comment: "" };

async function scene() {
  const tenant = await createTenant();
  const [owner, recruiter, reviewer] = await Promise.all([
    createMember(tenant, "owner"),
    createMember(tenant, "recruiter"),
    createMember(tenant, "reviewer"),
  ]);
  const connection = await createConnection(tenant.id);
  const interview = await createInterview(tenant.id, connection.id);
  return { tenant, connection, owner, recruiter, reviewer, interview };
}

type Scene = Awaited<ReturnType<typeof scene>>;

async function requireReviews({ owner }: Scene, requiredReviews: number): Promise<void> {
  await savePolicy(owner.actor, {
    roleName: "",
    scorecardId: null,
    isBlind: true,
    isAnonymous: false,
    requiredReviews,
    assignment: "none",
    dueDays: null,
    reviewerIds: [],
  });
}

async function review({ reviewer, interview }: Scene): Promise<void> {
  await submitWholeReview(reviewer.actor, interview.id, { recommendation: "no" });
}

test("a decision waits for the reviews that the role asks for", async () => {
  const all = await scene();
  const { recruiter, interview } = all;
  expect((await getDecisionState(recruiter.actor, interview)).missing).toEqual([
    "One more submitted review is needed.",
  ]);
  await expect(decide(recruiter.actor, interview.id, ADVANCE)).rejects.toMatchObject({ code: "conflict" });
  await review(all);
  await decide(recruiter.actor, interview.id, REJECT);
  expect(await getDecisionState(recruiter.actor, interview)).toMatchObject({
    decision: { outcome: "reject", reasonCode: "skills", comment: "No till experience." },
    missing: [],
  });
});

test("of two who decide at once, one is told", async () => {
  const all = await scene();
  await requireReviews(all, 0);
  const { owner, recruiter, interview } = all;
  const results = await Promise.allSettled([
    decide(owner.actor, interview.id, ADVANCE),
    decide(recruiter.actor, interview.id, REJECT),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")).toMatchObject({
    reason: { code: "conflict" },
  });
});

test("a reopened decision makes room for another, and both stay in the timeline", async () => {
  const all = await scene();
  await requireReviews(all, 0);
  const { recruiter, interview } = all;
  await decide(recruiter.actor, interview.id, REJECT);
  await reopenDecision(recruiter.actor, interview.id);
  expect((await getDecisionState(recruiter.actor, interview)).decision).toBeNull();
  await decide(recruiter.actor, interview.id, ADVANCE);
  expect((await getDecisionState(recruiter.actor, interview)).decision?.outcome).toBe("advance");
  const activities = await listActivities(recruiter.actor, interview.id, { isBlind: false });
  expect(activities.map(({ detail }) => detail)).toEqual([
    { kind: "decided", outcome: "advance", reasonCode: null },
    { kind: "decision_reopened", outcome: "reject" },
    { kind: "decided", outcome: "reject", reasonCode: "skills" },
  ]);
});

test("a reviewer cannot decide, and learns of a decision only when their own review is in", async () => {
  const all = await scene();
  await requireReviews(all, 0);
  const { recruiter, reviewer, interview } = all;
  await expect(decide(reviewer.actor, interview.id, ADVANCE)).rejects.toMatchObject({ code: "forbidden" });
  await decide(recruiter.actor, interview.id, REJECT);
  expect((await getDecisionState(reviewer.actor, interview)).decision).toBeNull();
  expect(await listActivities(reviewer.actor, interview.id, { isBlind: true })).toEqual([]);
  await review(all);
  expect((await getDecisionState(reviewer.actor, interview)).decision?.outcome).toBe("reject");
});

test("several are decided each by itself, and what stands in the way of one is said", async () => {
  const all = await scene();
  await requireReviews(all, 0);
  const { tenant, connection, recruiter, interview } = all;
  const running = await createInterview(tenant.id, connection.id, { status: "active" });
  const stranger = (await scene()).interview;
  const answers = await decideAll(recruiter.actor, [interview.id, running.id, stranger.id], REJECT);
  expect(answers).toEqual([
    { interviewId: interview.id, reason: null },
    { interviewId: running.id, reason: "The interview has not ended." },
    { interviewId: stranger.id, reason: "That interview was not found." },
  ]);
});
