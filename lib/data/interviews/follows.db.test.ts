import { expect, test } from "vitest";
import { actorForJob, type MemberActor } from "@/lib/auth/actor";
import { listJustEnded, listNotifications, markRead } from "@/lib/data/news/notifications";
import { assignReviewers } from "@/lib/data/reviews/assignments";
import { saveSessions } from "@/lib/data/sync/sync";
import { database } from "@/lib/db/client";
import { newsText } from "@/lib/notifications/wording";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { platformSession } from "@/testing/platform-session";
import { useTestDatabase } from "@/testing/use-test-database";
import { getFollowing, setFollowing } from "./follows";

useTestDatabase();

async function scene() {
  const tenant = await createTenant("Acme");
  const [recruiter, reviewer] = [
    await createMember(tenant, "recruiter"),
    await createMember(tenant, "reviewer"),
  ];
  const connection = await createConnection(tenant.id);
  const interview = await createInterview(tenant.id, connection.id, {
    candidateName: "Ada Example",
    status: "active",
  });
  const becomes = (status: string) => {
    const completedAt = status === "completed" ? new Date() : null;
    return saveSessions(actorForJob(tenant.id, "poll"), connection.id, [
      platformSession({ id: interview.sessionId, status, completedAt }),
    ]);
  };
  return { recruiter: recruiter.actor, reviewer: reviewer.actor, interview, becomes };
}

const newsOf = async (actor: MemberActor) => (await listNotifications(actor)).items.map(newsText);

test("who follows an interview is told when it is complete, once, and nobody else is", async () => {
  const { recruiter, reviewer, interview, becomes } = await scene();
  await setFollowing(reviewer, interview.id, true);
  await setFollowing(reviewer, interview.id, true);
  expect(await getFollowing(reviewer, interview.id)).toBe("follows");
  expect(await getFollowing(recruiter, interview.id)).toBe("no");
  await becomes("completed");
  await becomes("completed");
  expect(await newsOf(reviewer)).toEqual(["The interview with Ada Example is complete."]);
  expect(await newsOf(recruiter)).toEqual([]);
});

test("an interview that fails is news to whoever follows it or is to review it", async () => {
  const { recruiter, reviewer, interview, becomes } = await scene();
  await setFollowing(recruiter, interview.id, true);
  await assignReviewers(recruiter, {
    interviewIds: [interview.id],
    reviewerIds: [reviewer.user.id],
    dueAt: null,
  });
  await becomes("failed");
  const [told] = await newsOf(reviewer);
  expect(told).toBe("The interview with Ada Example has failed.");
  expect(await newsOf(recruiter)).toEqual(["The interview with Ada Example has failed."]);
});

test("who follows no more is told nothing", async () => {
  const { reviewer, interview, becomes } = await scene();
  await setFollowing(reviewer, interview.id, true);
  await setFollowing(reviewer, interview.id, false);
  await becomes("completed");
  expect(await newsOf(reviewer)).toEqual([]);
});

test("whom an interview concerns is told without following it", async () => {
  const { recruiter, reviewer, interview } = await scene();
  await assignReviewers(recruiter, {
    interviewIds: [interview.id],
    reviewerIds: [reviewer.user.id],
    dueAt: null,
  });
  expect(await getFollowing(reviewer, interview.id)).toBe("concerned");
  expect(await getFollowing(recruiter, interview.id)).toBe("concerned");
});

test("an interview that has ended is followed by nobody", async () => {
  const { reviewer, interview, becomes } = await scene();
  await setFollowing(reviewer, interview.id, true);
  await becomes("completed");
  await setFollowing(reviewer, interview.id, true);
  expect(await database().prisma.interviewFollow.count()).toBe(0);
});

test("what has just ended is told of until it is seen, and not for long", async () => {
  const { reviewer, interview, becomes } = await scene();
  await setFollowing(reviewer, interview.id, true);
  await becomes("completed");
  expect(await listJustEnded(reviewer)).toMatchObject([{ interviewId: interview.id }]);
  await database().prisma.notification.updateMany({ data: { createdAt: new Date(Date.now() - 6 * 60_000) } });
  expect(await listJustEnded(reviewer)).toEqual([]);
  await database().prisma.notification.updateMany({ data: { createdAt: new Date() } });
  await markRead(reviewer, { interviewId: interview.id });
  expect(await listJustEnded(reviewer)).toEqual([]);
});
