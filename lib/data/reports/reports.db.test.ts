import { expect, test } from "vitest";
import { assignReviewers } from "@/lib/data/reviews/assignments";
import { decide } from "@/lib/data/reviews/decisions";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { submitWholeReview } from "@/testing/submit-whole-review";
import { useTestDatabase } from "@/testing/use-test-database";
import { getReports } from "./reports";

useTestDatabase();

const HOUR_MS = 3_600_000;

async function scene() {
  const tenant = await createTenant();
  const [owner, recruiter, reviewer] = [
    await createMember(tenant, "owner"),
    await createMember(tenant, "recruiter"),
    await createMember(tenant, "reviewer"),
  ];
  const connection = await createConnection(tenant.id);
  const interviewOf = (roleName: string, overrides: Parameters<typeof createInterview>[2] = {}) =>
    createInterview(tenant.id, connection.id, { roleName, ...overrides });
  return { owner: owner.actor, recruiter: recruiter.actor, reviewer: reviewer.actor, interviewOf };
}

test("reports count how far interviews are, how long they waited, and who has what to do", async () => {
  const { owner, reviewer, interviewOf } = await scene();
  const completedAt = new Date(Date.now() - 5 * HOUR_MS);
  const done = await interviewOf("Barista", { status: "completed", completedAt });
  const open = await interviewOf("Barista", { status: "completed", completedAt });
  await interviewOf("Baker", { status: "initiated", completedAt: null });
  const past = new Date(Date.now() - HOUR_MS).toISOString();
  const reviewerIds = [reviewer.user.id];
  await assignReviewers(owner, { interviewIds: [done.id, open.id], reviewerIds, dueAt: past });
  await submitWholeReview(reviewer, done.id, { score: 4 });
  await decide(owner, done.id, { outcome: "hold", reasonCode: "no_opening", comment: "" });

  const reports = await getReports(owner, 30);
  expect(reports.funnel).toEqual([
    { roleName: "Barista", invited: 2, completed: 2, reviewed: 1, advanced: 0, held: 1, rejected: 0 },
    { roleName: "Baker", invited: 1, completed: 0, reviewed: 0, advanced: 0, held: 0, rejected: 0 },
  ]);
  const [times] = reports.reviewTimes;
  expect(times).toMatchObject({ roleName: "Barista", count: 1 });
  expect(Math.round((times?.medianMs ?? 0) / HOUR_MS)).toBe(5);
  expect(reports.open).toEqual([
    { userId: reviewer.user.id, name: reviewer.user.name, open: 1, overdue: 1, done: 1 },
  ]);
  expect(reports.recommendations.find(({ recommendation }) => recommendation === "yes")?.count).toBe(1);
  const given = reports.scores.filter(({ count }) => count > 0);
  expect(given.map(({ score }) => score)).toEqual([4]);
});

test("reports tell no blind reader what others think, and a reviewer nothing at all", async () => {
  const { owner, recruiter, reviewer, interviewOf } = await scene();
  const interview = await interviewOf("Barista", { status: "completed", completedAt: new Date() });
  await submitWholeReview(owner, interview.id, { score: 2 });
  await decide(owner, interview.id, { outcome: "advance", reasonCode: null, comment: "" });
  const reviewerIds = [recruiter.user.id];
  await assignReviewers(owner, { interviewIds: [interview.id], reviewerIds, dueAt: null });

  const blind = await getReports(recruiter, 30);
  expect(blind.funnel).toMatchObject([{ roleName: "Barista", completed: 1, reviewed: 0, advanced: 0 }]);
  expect(blind.reviewTimes).toEqual([]);
  expect([...blind.recommendations, ...blind.scores].every(({ count }) => count === 0)).toBe(true);

  await submitWholeReview(recruiter, interview.id, { score: 5 });
  expect((await getReports(recruiter, 30)).funnel).toMatchObject([{ reviewed: 1, advanced: 1 }]);
  await expect(getReports(reviewer, 30)).rejects.toMatchObject({ code: "forbidden" });
});
