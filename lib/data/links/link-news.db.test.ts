import { expect, test } from "vitest";
import { actorForJob, actorForMember } from "@/lib/auth/actor";
import { listNotifications, markRead } from "@/lib/data/news/notifications";
import { createWebhook } from "@/lib/data/news/webhooks";
import { changeRole } from "@/lib/data/people/membership-changes";
import { database } from "@/lib/db/client";
import { runDueJobs } from "@/lib/jobs/runner";
import { newsText } from "@/lib/notifications/wording";
import { createConnection, createInterview, createMember, createTenant, visitLink } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { extendReviewLink, revokeReviewLinks } from "./link-changes";
import type { ReviewLinkInput } from "./link-input";
import { createReviewLink } from "./link-making";
import { tellExpiring } from "./link-news";
import { recordVisit } from "./link-visits";
import { type FeedbackInput, saveFeedback } from "./visitor-feedback";

useTestDatabase();

const DAY_MS = 24 * 60 * 60_000;
const SAID: FeedbackInput = {
  name: "Jo",
  recommendation: "yes",
  summary: "Secret",
  comments: [],
  ratings: [],
};

async function scene({ hasWebhook = true } = {}) {
  const tenant = await createTenant();
  const owner = (await createMember(tenant, "owner")).actor;
  const sender = (await createMember(tenant, "recruiter")).actor;
  const connection = await createConnection(tenant.id);
  const interview = await createInterview(tenant.id, connection.id, { candidateName: "Ada Example" });
  const address = { name: "Chat", format: "json", url: "https://hooks.example.com/x" } as const;
  if (hasWebhook)
    await createWebhook(owner, { ...address, events: ["link.opened", "link.feedback", "link.expiring"] });
  const share = (given: Partial<ReviewLinkInput> = {}) =>
    createReviewLink(sender, { interviewIds: [interview.id], allowsFeedback: true, ...given });
  const news = async (of = sender) => (await listNotifications(of)).items.map(newsText);
  const events = async () => {
    const rows = await database().prisma.webhookDelivery.findMany({ where: { tenantId: tenant.id } });
    return rows.map(({ event }) => event).sort();
  };
  return { tenant, owner, sender, interview, share, news, events };
}

test("who made a link is told of its first opening, nobody else, and of no later one", async () => {
  const { owner, share, sender, news, events } = await scene();
  const { token, link } = await share({ recipient: "Client Ltd" });
  for (const _ of [1, 2]) await recordVisit((await visitLink(token)).visitor, "link_opened");
  expect(await news()).toEqual(["The review link for Client Ltd was opened for the first time."]);
  expect(await news(owner)).toEqual([]);
  expect(await events()).toEqual(["link.opened"]);
  expect(await markRead(sender, { linkId: link.id })).toBe(1);
});

test("feedback is news once for each visitor and interview, when it is sent, and holds none of its words", async () => {
  const { tenant, share, interview, news, events } = await scene();
  const { token } = await share();
  const [first, second] = [await visitLink(token), await visitLink(token)];
  await saveFeedback(first.visitor, interview.id, SAID, { isSent: false });
  expect(await news()).toEqual([]);
  for (const isSent of [true, true, false]) await saveFeedback(first.visitor, interview.id, SAID, { isSent });
  await saveFeedback(second.visitor, interview.id, { ...SAID, name: "Kim" }, { isSent: true });
  expect(await news()).toEqual([
    "Kim sent feedback on Ada Example through a review link.",
    "Jo sent feedback on Ada Example through a review link.",
  ]);
  expect(await events()).toEqual(["link.feedback", "link.feedback"]);
  const told = await database().prisma.webhookDelivery.findMany({ where: { tenantId: tenant.id } });
  expect(JSON.stringify(told)).not.toContain("Secret");
});

test("a link that nobody opened is news a day before it ends, and one that was opened or revoked is not", async () => {
  const { tenant, sender, share, news } = await scene({ hasWebhook: false });
  const [silent, opened, revoked, extended] = await Promise.all(
    ["Silent", "Opened", "Revoked", "Extended"].map((recipient) => share({ recipient, days: 2 })),
  );
  if (!silent || !opened || !revoked || !extended) throw new Error("Four links should be made.");
  const brief = await share({ recipient: "Brief", days: 1 });
  await visitLink(opened.token);
  await revokeReviewLinks(sender, [revoked.link.id]);
  const job = actorForJob(tenant.id, "link");
  expect(await tellExpiring(job, silent.link.id)).toBeGreaterThan(0);
  expect(await news()).toEqual([]);

  // A day later, as the database's clock has it.
  const soon = { expiresAt: new Date(Date.now() + DAY_MS - 60_000) };
  await database().prisma.reviewLink.updateMany({ where: { tenantId: tenant.id }, data: soon });
  await database().prisma.job.updateMany({
    where: { tenantId: tenant.id, kind: "link" },
    data: { runAt: new Date(0) },
  });
  await extendReviewLink(sender, extended.link.id, 30);
  while ((await runDueJobs()) > 0);
  expect(await news()).toEqual(["The review link for Silent expires within a day and has not been opened."]);
  const left = await database().prisma.job.findMany({ where: { tenantId: tenant.id, kind: "link" } });
  expect(left.map(({ subjectId }) => subjectId)).toEqual([extended.link.id]);
  expect(left.some(({ subjectId }) => subjectId === brief.link.id)).toBe(false);
});

test("whose role allows no links any more sees no news of one", async () => {
  const { owner, sender, share, news } = await scene();
  const { token } = await share();
  await recordVisit((await visitLink(token)).visitor, "link_opened");
  expect(await news()).toEqual(["The review link to Ada Example was opened for the first time."]);
  await changeRole(owner, sender.user.id, "reviewer");

  const demoted = await actorForMember(sender.user.id, sender.tenant.slug);
  if (!demoted) throw new Error("They should still be a member.");
  expect(await news(demoted)).toEqual([]);
});
