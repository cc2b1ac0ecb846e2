import { expect, test } from "vitest";
import { actorForJob } from "@/lib/auth/actor";
import { type ReviewPolicyInput, savePolicy } from "@/lib/data/sight/review-policies";
import { saveSessions } from "@/lib/data/sync/sync";
import { database } from "@/lib/db/client";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { platformSession } from "@/testing/platform-session";
import { draftWholeReview } from "@/testing/submit-whole-review";
import { useTestDatabase } from "@/testing/use-test-database";
import { assignReviewers, getQueue, listReviewers, unassignReviewer } from "./assignments";
import { submitReview } from "./reviews";

useTestDatabase();

const DAY_MS = 24 * 60 * 60_000;

const SESSION = { roleName: "Barista", hasRecording: true, hasTranscript: true };

async function scene() {
  const tenant = await createTenant();
  const [owner, first, second] = await Promise.all([
    createMember(tenant, "owner"),
    createMember(tenant, "reviewer"),
    createMember(tenant, "reviewer"),
  ]);
  const connection = await createConnection(tenant.id);
  const interview = (candidateName: string) => createInterview(tenant.id, connection.id, { candidateName });
  return { tenant, connection, owner, first, second, interview };
}

type Scene = Awaited<ReturnType<typeof scene>>;

test("the queue is ordered by due date and loses what is submitted", async () => {
  const { owner, first, interview } = await scene();
  const [late, soon, undated] = [
    await interview("Late"),
    await interview("Soon"),
    await interview("Undated"),
  ];
  const assign = (id: string, dueAt: string | null) =>
    assignReviewers(owner.actor, { interviewIds: [id], reviewerIds: [first.userId], dueAt });
  await assign(undated.id, null);
  await assign(late.id, new Date(Date.now() + 9 * DAY_MS).toISOString());
  await assign(soon.id, new Date(Date.now() + DAY_MS).toISOString());
  const names = async () => (await getQueue(first.actor)).items.map(({ candidateName }) => candidateName);
  expect(await names()).toEqual(["Soon", "Late", "Undated"]);

  const draft = await draftWholeReview(first.actor, soon.id);
  expect((await getQueue(first.actor)).items[0]).toMatchObject({ candidateName: "Soon", isStarted: true });
  await submitReview(first.actor, soon.id, draft.revision);
  expect(await names()).toEqual(["Late", "Undated"]);
  expect((await getQueue(first.actor)).doneCount).toBe(1);
});

test("asking twice changes the due date and asks once", async () => {
  const { owner, first, interview } = await scene();
  const { id } = await interview("Ada");
  const input = { interviewIds: [id], reviewerIds: [first.userId] };
  const dueAt = "2026-12-01T17:00:00.000Z";
  await assignReviewers(owner.actor, { ...input, dueAt: null });
  await assignReviewers(owner.actor, { ...input, dueAt });
  expect(await listReviewers(owner.actor, id)).toMatchObject([
    { userId: first.userId, dueAt, state: "waiting" },
  ]);
  await unassignReviewer(owner.actor, id, first.userId);
  expect((await getQueue(first.actor)).items).toEqual([]);
});

test("somebody who leaves is asked no longer", async () => {
  const { tenant, owner, first, interview } = await scene();
  const { id } = await interview("Ada");
  await assignReviewers(owner.actor, { interviewIds: [id], reviewerIds: [first.userId], dueAt: null });
  await database().prisma.membership.deleteMany({ where: { tenantId: tenant.id, userId: first.userId } });
  expect(await listReviewers(owner.actor, id)).toEqual([]);
});

test("people and interviews of another tenant cannot be brought together, and reviewers cannot assign", async () => {
  const here = await scene();
  const elsewhere = await scene();
  const mine = await here.interview("Mine");
  const theirs = await elsewhere.interview("Theirs");
  const assign = (interviewId: string, reviewerId: string, by = here.owner.actor) =>
    assignReviewers(by, { interviewIds: [interviewId], reviewerIds: [reviewerId], dueAt: null });
  await expect(assign(mine.id, elsewhere.first.userId)).rejects.toMatchObject({ code: "invalid_input" });
  await expect(assign(theirs.id, here.first.userId)).rejects.toMatchObject({ code: "invalid_input" });
  await expect(assign(mine.id, here.first.userId, here.first.actor)).rejects.toMatchObject({
    code: "forbidden",
  });
});

async function policy({ owner, first, second }: Scene, changes: Partial<ReviewPolicyInput>): Promise<void> {
  await savePolicy(owner.actor, {
    roleName: "",
    scorecardId: null,
    isBlind: true,
    isAnonymous: false,
    requiredReviews: 1,
    assignment: "everyone",
    dueDays: 2,
    reviewerIds: [first.userId, second.userId],
    ...changes,
  });
}

async function complete({ tenant, connection }: Scene, id: string, completedAt = new Date()): Promise<void> {
  const actor = actorForJob(tenant.id, "poll");
  const session = platformSession({ ...SESSION, id });
  await saveSessions(actor, connection.id, [{ ...session, status: "active" }]);
  await saveSessions(actor, connection.id, [{ ...session, status: "completed", completedAt }]);
}

test("a role's rule asks everyone as soon as an interview completes", async () => {
  const all = await scene();
  await policy(all, { roleName: "Barista" });
  await complete(all, "s-1");
  for (const { actor } of [all.first, all.second]) {
    const [item] = (await getQueue(actor)).items;
    expect(Date.parse(item?.dueAt ?? "")).toBeGreaterThan(Date.now() + DAY_MS);
  }
});

test("in turn, the work is spread evenly", async () => {
  const all = await scene();
  await policy(all, { assignment: "in_turn" });
  for (let index = 0; index < 6; index += 1) await complete(all, `s-${index}`);
  expect((await getQueue(all.first.actor)).items).toHaveLength(3);
  expect((await getQueue(all.second.actor)).items).toHaveLength(3);
});

test("interviews that were completed long ago come without work for anybody", async () => {
  const all = await scene();
  await policy(all, {});
  await complete(all, "s-1", new Date(Date.now() - 30 * DAY_MS));
  expect((await getQueue(all.first.actor)).items).toEqual([]);
});
