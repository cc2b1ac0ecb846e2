import { expect, test } from "vitest";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/prisma/use-test-database";
import { assignReviewers, getQueue } from "./assignments";
import { getInterview, type ListInterviewsInput, listInterviews } from "./interviews";
import { getResultSession, listResultSessions } from "./result-sessions";
import { findResultByInterview } from "./results";
import { savePolicy } from "./review-policies";

useTestDatabase();

const LIST: ListInterviewsInput = {
  statuses: [],
  query: "",
  sort: "candidate",
  direction: "asc",
  cursor: null,
  limit: 25,
};
const PAGE = { limit: 20, offset: 0 };

async function scene() {
  const tenant = await createTenant();
  const [owner, recruiter, reviewer] = await Promise.all([
    createMember(tenant, "owner"),
    createMember(tenant, "recruiter"),
    createMember(tenant, "reviewer"),
  ]);
  const connection = await createConnection(tenant.id);
  const hidden = await createInterview(tenant.id, connection.id, {
    candidateName: "Zora Quist",
    candidateRef: "zora@quist.test",
    roleName: "Nurse",
  });
  const shown = await createInterview(tenant.id, connection.id, {
    candidateName: "Ada Open",
    candidateRef: "ada",
    roleName: "Barista",
  });
  await savePolicy(owner.actor, {
    roleName: "Nurse",
    scorecardId: null,
    isBlind: true,
    isAnonymous: true,
    requiredReviews: 1,
    assignment: "none",
    dueDays: null,
    reviewerIds: [],
  });
  await assignReviewers(owner.actor, {
    interviewIds: [hidden.id],
    reviewerIds: [reviewer.userId],
    dueAt: null,
  });
  return { recruiter, reviewer, hidden, shown };
}

test("nothing that a reviewer can read names an anonymous candidate", async () => {
  const { reviewer, hidden } = await scene();
  const everything = JSON.stringify([
    await listInterviews(reviewer.actor, LIST),
    await getInterview(reviewer.actor, hidden.id),
    await getQueue(reviewer.actor),
    await findResultByInterview(reviewer.actor, hidden.id),
    await listResultSessions(reviewer.actor, PAGE),
    await getResultSession(reviewer.actor, hidden.sessionId),
  ]);
  expect(everything).not.toMatch(/zora|quist/i);
  expect(everything).toContain("Ada Open");
});

test("the name cannot be guessed by searching or ordering either", async () => {
  const { reviewer } = await scene();
  for (const query of ["Zora", "quist.test"])
    expect((await listInterviews(reviewer.actor, { ...LIST, query })).total).toBe(0);
  expect((await listInterviews(reviewer.actor, { ...LIST, query: "nurse" })).total).toBe(1);
  const bySearch = await listResultSessions(reviewer.actor, { ...PAGE, candidate_ref: "zora@quist.test" });
  expect(bySearch).toMatchObject({ sessions: [], total: 0 });
  const { items } = await listInterviews(reviewer.actor, LIST);
  expect(items.map(({ id }) => id)).toEqual(items.map(({ id }) => id).toSorted());
});

test("recruiters, who invite candidates, see who it is", async () => {
  const { recruiter, hidden } = await scene();
  expect((await getInterview(recruiter.actor, hidden.id))?.candidateName).toBe("Zora Quist");
  expect((await listInterviews(recruiter.actor, { ...LIST, query: "zora" })).total).toBe(1);
});

test("an anonymous candidate has one label everywhere", async () => {
  const { reviewer, hidden } = await scene();
  const interview = await getInterview(reviewer.actor, hidden.id);
  expect(interview?.candidateName).toMatch(/^Candidate [0-9A-F]{5}$/);
  expect((await getQueue(reviewer.actor)).items[0]?.candidateName).toBe(interview?.candidateName);
});
