import { expect, test } from "vitest";
import { getCandidate } from "@/lib/data/candidates/candidate-details";
import { getCandidateFilters } from "@/lib/data/candidates/candidate-filters";
import { listCandidateTimeline } from "@/lib/data/candidates/candidate-timeline";
import { listCandidates } from "@/lib/data/candidates/candidates";
import { EVERY_INTERVIEW } from "@/lib/data/interview-list/interview-filter";
import { type ListInterviewsInput, listInterviews } from "@/lib/data/interview-list/interview-list";
import { getInterview } from "@/lib/data/interviews/interviews";
import { getResultSession, listResultSessions } from "@/lib/data/results/result-sessions";
import { findResultByInterview } from "@/lib/data/results/results";
import { assignReviewers, getQueue } from "@/lib/data/reviews/assignments";
import {
  createCandidate,
  createConnection,
  createInterview,
  createMember,
  createTenant,
} from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { savePolicy } from "./review-policies";

useTestDatabase();

const LIST: ListInterviewsInput = {
  statuses: [],
  ...EVERY_INTERVIEW,
  query: "",
  sort: "candidate",
  direction: "asc",
  cursor: null,
  limit: 25,
};
const PAGE = { limit: 20, offset: 0 };
const CANDIDATES = {
  query: "",
  tag: null,
  roleName: null,
  owner: null,
  sort: "name",
  direction: "asc",
  cursor: null,
  limit: 25,
} as const;

async function scene() {
  const tenant = await createTenant();
  const [owner, recruiter, reviewer] = await Promise.all([
    createMember(tenant, "owner"),
    createMember(tenant, "recruiter"),
    createMember(tenant, "reviewer"),
  ]);
  const connection = await createConnection(tenant.id);
  const zora = await createCandidate(tenant.id, { name: "Zora Quist", ref: "zora@quist.test" });
  const ada = await createCandidate(tenant.id, { name: "Ada Open", ref: "ada" });
  const hidden = await createInterview(tenant.id, connection.id, {
    candidateId: zora.id,
    candidateName: "Zora Quist",
    candidateRef: "zora@quist.test",
    roleName: "Nurse",
  });
  const shown = await createInterview(tenant.id, connection.id, {
    candidateId: ada.id,
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
  const addInterview = (candidateId: string, roleName: string) =>
    createInterview(tenant.id, connection.id, { candidateId, roleName, candidateName: "Ada Open" });
  return { recruiter, reviewer, hidden, shown, zora, ada, addInterview };
}

test("nothing that a reviewer can read names an anonymous candidate", async () => {
  const { reviewer, hidden, zora } = await scene();
  const everything = JSON.stringify([
    await listInterviews(reviewer.actor, LIST),
    await getInterview(reviewer.actor, hidden.id),
    await getQueue(reviewer.actor),
    await findResultByInterview(reviewer.actor, hidden.id),
    await listResultSessions(reviewer.actor, PAGE),
    await getResultSession(reviewer.actor, hidden.sessionId),
    await listCandidates(reviewer.actor, CANDIDATES),
    await getCandidateFilters(reviewer.actor),
  ]);
  expect(everything).not.toMatch(/zora|quist/i);
  expect(everything).toContain("Ada Open");
  expect(everything).not.toContain(zora.id);
});

test("the name cannot be guessed by searching or ordering either", async () => {
  const { reviewer } = await scene();
  for (const query of ["Zora", "quist.test"])
    expect((await listInterviews(reviewer.actor, { ...LIST, query })).total.value).toBe(0);
  expect((await listInterviews(reviewer.actor, { ...LIST, query: "nurse" })).total.value).toBe(1);
  const bySearch = await listResultSessions(reviewer.actor, { ...PAGE, candidate_ref: "zora@quist.test" });
  expect(bySearch).toMatchObject({ sessions: [], total: 0 });
  const { items } = await listInterviews(reviewer.actor, LIST);
  expect(items.map(({ id }) => id)).toEqual(items.map(({ id }) => id).toSorted());
});

test("recruiters, who invite candidates, see who it is", async () => {
  const { recruiter, hidden } = await scene();
  expect((await getInterview(recruiter.actor, hidden.id))?.candidateName).toBe("Zora Quist");
  expect((await listInterviews(recruiter.actor, { ...LIST, query: "zora" })).total.value).toBe(1);
});

test("an anonymous candidate has one label everywhere", async () => {
  const { reviewer, hidden } = await scene();
  const interview = await getInterview(reviewer.actor, hidden.id);
  expect(interview?.candidateName).toMatch(/^Candidate [0-9A-F]{5}$/);
  expect((await getQueue(reviewer.actor)).items[0]?.candidateName).toBe(interview?.candidateName);
});

test("a reviewer finds no page, timeline or search for a candidate whom they must not know", async () => {
  const { reviewer, recruiter, zora } = await scene();
  expect(await getCandidate(reviewer.actor, zora.id)).toBeNull();
  expect(await listCandidateTimeline(reviewer.actor, zora.id)).toEqual([]);
  for (const query of ["zora", "quist.test"]) {
    expect((await listCandidates(reviewer.actor, { ...CANDIDATES, query })).total.value).toBe(0);
    expect((await listCandidates(recruiter.actor, { ...CANDIDATES, query })).total.value).toBe(1);
  }
});

test("a known candidate's interview for a role that hides names is not connected with the name", async () => {
  const { reviewer, recruiter, ada, shown, addInterview } = await scene();
  const nurse = await addInterview(ada.id, "Nurse");
  const seen = await getCandidate(reviewer.actor, ada.id);
  expect(seen?.interviews.map(({ id }) => id)).toEqual([shown.id]);
  expect((await getInterview(reviewer.actor, nurse.id))?.candidateId).toBeNull();
  expect((await getInterview(reviewer.actor, shown.id))?.candidateId).toBe(ada.id);
  const timeline = JSON.stringify(await listCandidateTimeline(reviewer.actor, ada.id));
  expect(timeline).not.toContain(nurse.id);
  const listed = await listCandidates(reviewer.actor, CANDIDATES);
  expect(listed.items).toMatchObject([{ name: "Ada Open", interviewCount: 1, latest: { id: shown.id } }]);
  expect((await listCandidates(reviewer.actor, { ...CANDIDATES, roleName: "Nurse" })).total.value).toBe(0);
  expect((await getCandidateFilters(reviewer.actor)).roleNames).toEqual(["Barista"]);
  expect((await getCandidate(recruiter.actor, ada.id))?.interviews).toHaveLength(2);
});
