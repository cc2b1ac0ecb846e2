import { expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { assignReviewers, getQueue } from "./assignments";
import { countQueue, getQueueStep, listReviewed } from "./queue-step";
import { getScorecard } from "./scorecards";

useTestDatabase();

async function queueOf(dueDays: (number | null)[]) {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant);
  const connection = await createConnection(tenant.id);
  for (const [index, day] of dueDays.entries()) {
    const { id } = await createInterview(tenant.id, connection.id, { candidateName: `Candidate ${index}` });
    const dueAt = day === null ? null : new Date(Date.UTC(2027, 0, day)).toISOString();
    await assignReviewers(actor, { interviewIds: [id], reviewerIds: [actor.user.id], dueAt });
  }
  return { tenant, connection, actor };
}

test("goes through the queue in its order, and from its end back to its start", async () => {
  const { actor } = await queueOf([5, 3, null, 3, null, 9]);
  const order = (await getQueue(actor)).items.map(({ interviewId }) => interviewId);
  const steps = await Promise.all(order.map((id) => getQueueStep(actor, id)));
  expect(steps.map(({ next }) => next?.interviewId)).toEqual([...order.slice(1), order[0]]);
  expect(steps.every(({ isQueued }) => isQueued)).toBe(true);
});

test("leaves out what is submitted, and knows the next from one that is", async () => {
  const { actor } = await queueOf([1, 2, 3]);
  const [first = "", second = "", third = ""] = (await getQueue(actor)).items.map(
    ({ interviewId }) => interviewId,
  );
  const { versionId } = await getScorecard(actor, null);
  await database().prisma.review.create({
    data: {
      tenantId: actor.tenantId,
      interviewId: second,
      authorId: actor.user.id,
      versionId,
      submittedAt: new Date(),
    },
  });
  expect((await getQueueStep(actor, first)).next?.interviewId).toBe(third);
  expect((await getQueueStep(actor, second)).next?.interviewId).toBe(third);
  expect(await countQueue(actor)).toBe(2);
  expect(await listReviewed(actor)).toMatchObject([{ interviewId: second, isOfSitting: true }]);
});

test("an interview that nobody asked for leads to the queue's start, and the only one nowhere", async () => {
  const { tenant, connection, actor } = await queueOf([1]);
  const other = await createInterview(tenant.id, connection.id);
  const [only] = (await getQueue(actor)).items;
  expect(await getQueueStep(actor, other.id)).toMatchObject({
    isQueued: false,
    next: { interviewId: only?.interviewId },
  });
  expect(await getQueueStep(actor, only?.interviewId ?? "")).toEqual({
    isQueued: true,
    next: null,
    previous: null,
    sitting: { position: 1, total: 1, leftSec: expect.any(Number), dueAt: "2027-01-01T00:00:00.000Z" },
  });
});

test("counts what was reviewed in this sitting with what waits, and leads back to it", async () => {
  const { actor } = await queueOf([1, 2, 3]);
  const order = (await getQueue(actor)).items.map(({ interviewId }) => interviewId);
  const [first = "", second = "", third = ""] = order;
  const { versionId } = await getScorecard(actor, null);
  const submit = (interviewId: string, submittedAt: Date) =>
    database().prisma.review.create({
      data: { tenantId: actor.tenantId, interviewId, authorId: actor.user.id, versionId, submittedAt },
    });
  await submit(second, new Date());
  const step = await getQueueStep(actor, first);
  expect(step.sitting).toMatchObject({ position: 2, total: 3 });
  expect(step.previous?.interviewId).toBe(second);
  expect((await getQueueStep(actor, second)).previous).toBeNull();
  await submit(first, new Date(Date.now() - 24 * 60 * 60_000));
  expect((await getQueueStep(actor, first)).sitting).toBeNull();
  expect((await getQueueStep(actor, third)).sitting).toMatchObject({ position: 2, total: 2 });
});
