import { beforeEach, expect, test } from "vitest";
import { actorForJob, actorForMailToken, type MemberActor } from "@/lib/auth/actor";
import { mailToken } from "@/lib/auth/mail-tokens";
import { deleteNote } from "@/lib/data/notes/note-changes";
import { createNote } from "@/lib/data/notes/notes";
import { assignReviewers, unassignReviewer } from "@/lib/data/reviews/assignments";
import { decide } from "@/lib/data/reviews/decisions";
import { savePolicy } from "@/lib/data/sight/review-policies";
import { database } from "@/lib/db/client";
import { mailNews } from "@/lib/jobs/mail-news";
import { newsText } from "@/lib/notifications/wording";
import { createConnection, createInterview, createMember, createTenant, newNote } from "@/prisma/factories";
import { startSmtp } from "@/testing/smtp";
import { submitWholeReview } from "@/testing/submit-whole-review";
import { useTestDatabase } from "@/testing/use-test-database";
import { getNotificationSettings, saveNotificationSettings, stopMail } from "./notification-settings";
import { countUnread, listNotifications, markRead } from "./notifications";

const smtp = await startSmtp();
process.env.SMTP_URL = smtp.url;
useTestDatabase();

beforeEach(() => {
  smtp.mails.length = 0;
  smtp.refuseWith(null);
});

async function scene({ isBlind = true, isAnonymous = false } = {}) {
  const tenant = await createTenant("Acme");
  const recruiter = (await createMember(tenant, "recruiter")).actor;
  const reviewer = (await createMember(tenant, "reviewer")).actor;
  const other = (await createMember(tenant, "reviewer")).actor;
  const owner = (await createMember(tenant, "owner")).actor;
  const policy = { roleName: "", scorecardId: null, requiredReviews: 1, dueDays: null, reviewerIds: [] };
  await savePolicy(owner, { ...policy, isBlind, isAnonymous, assignment: "none" });
  const connection = await createConnection(tenant.id);
  const interview = await createInterview(tenant.id, connection.id, { candidateName: "Ada Example" });
  const ask = (...people: MemberActor[]) =>
    assignReviewers(recruiter, {
      interviewIds: [interview.id],
      reviewerIds: people.map(({ user }) => user.id),
      dueAt: null,
    });
  const job = actorForJob(tenant.id, "mail");
  const mailTo = (who: MemberActor, timing: "at_once" | "daily" = "at_once") =>
    mailNews(job, who.user.id, timing);
  return { tenant, connection, recruiter, reviewer, other, owner, interview, ask, job, mailTo };
}

type Scene = Awaited<ReturnType<typeof scene>>;

async function news(actor: MemberActor): Promise<string[]> {
  return (await listNotifications(actor)).items.map(newsText);
}

async function review(actor: MemberActor, { interview }: Scene): Promise<void> {
  await submitWholeReview(actor, interview.id);
}

test("who is asked is told once, who asks is not, and taking it back takes the news back", async () => {
  const { recruiter, reviewer, interview, ask } = await scene();
  await ask(reviewer, recruiter);
  await ask(reviewer);
  expect(await news(reviewer)).toEqual(["Robin Vale asked you to review Ada Example."]);
  expect(await news(recruiter)).toEqual([]);
  expect(await countUnread(reviewer)).toBe(1);
  await unassignReviewer(recruiter, interview.id, reviewer.user.id);
  expect(await news(reviewer)).toEqual([]);
  expect(await countUnread(reviewer)).toBe(0);
  await ask(reviewer);
  expect(await countUnread(reviewer)).toBe(1);
});

test("all reviews being in is news for who asked for them, and only then", async () => {
  const all = await scene();
  const { recruiter, reviewer, other, owner, ask } = all;
  await ask(reviewer, other);
  await review(reviewer, all);
  expect(await news(recruiter)).toEqual([]);
  await review(other, all);
  expect(await news(recruiter)).toEqual(["All reviews of Ada Example are in: 2 yes, average 1.0."]);
  expect(await news(owner)).toEqual([]);
});

test("unasked reviews are news for all who may decide", async () => {
  const all = await scene();
  await review(all.reviewer, all);
  expect(await news(all.owner)).toEqual(["All reviews of Ada Example are in: 1 yes, average 1.0."]);
  expect(await news(all.recruiter)).toEqual(["All reviews of Ada Example are in: 1 yes, average 1.0."]);
  expect(await news(all.other)).toEqual([]);
});

test("a decision is news for who reviewed, and for a blind reviewer not before their own review is in", async () => {
  const all = await scene();
  const { owner, reviewer, other, recruiter, interview, ask } = all;
  await review(reviewer, all);
  await ask(other);
  await decide(owner, interview.id, { outcome: "advance", reasonCode: null, comment: "" });
  const told = "Robin Vale decided: Ada Example advances.";
  expect(await news(reviewer)).toContain(told);
  expect(await news(recruiter)).toContain(told);
  expect(await news(other)).toEqual(["Robin Vale asked you to review Ada Example."]);
});

test("a mention and a reply are told, each once, and go with the note", async () => {
  const { recruiter, owner, interview } = await scene({ isBlind: false });
  const first = await createNote(recruiter, interview.id, newNote());
  const mention = newNote({
    parentId: first.id,
    body: `@${recruiter.user.name} listen to this`,
    mentionIds: [recruiter.user.id],
  });
  const reply = await createNote(owner, interview.id, mention);
  expect(await news(recruiter)).toEqual(["Robin Vale mentioned you in a note on Ada Example."]);
  await createNote(owner, interview.id, newNote({ parentId: first.id, body: "And to that." }));
  expect(await news(recruiter)).toHaveLength(2);
  await deleteNote(owner, reply.id);
  expect(await news(recruiter)).toEqual(["Robin Vale replied to your note on Ada Example."]);
  expect(await countUnread(recruiter)).toBe(1);
});

test("a note for oneself is news for nobody", async () => {
  const { recruiter, owner, interview } = await scene();
  const body = `@${recruiter.user.name} must not know`;
  await createNote(
    owner,
    interview.id,
    newNote({ body, visibility: "private", mentionIds: [recruiter.user.id] }),
  );
  expect(await news(recruiter)).toEqual([]);
});

test("seen is seen, for one interview or all", async () => {
  const { tenant, connection, recruiter, reviewer, interview, ask } = await scene();
  const second = await createInterview(tenant.id, connection.id);
  await ask(reviewer);
  await assignReviewers(recruiter, {
    interviewIds: [second.id],
    reviewerIds: [reviewer.user.id],
    dueAt: null,
  });
  await markRead(reviewer, { interviewId: interview.id });
  expect((await listNotifications(reviewer)).items.map(({ isRead }) => isRead)).toEqual([false, true]);
  await markRead(reviewer, null);
  expect(await countUnread(reviewer)).toBe(0);
});

test("news comes in pages", async () => {
  const { tenant, connection, recruiter, reviewer } = await scene();
  const interviewIds = [];
  for (let count = 0; count < 5; count++)
    interviewIds.push((await createInterview(tenant.id, connection.id)).id);
  await assignReviewers(recruiter, { interviewIds, reviewerIds: [reviewer.user.id], dueAt: null });
  const first = await listNotifications(reviewer, { limit: 3 });
  const rest = await listNotifications(reviewer, { limit: 3, before: first.before });
  expect([first.items.length, rest.items.length, rest.before]).toEqual([3, 2, null]);
  expect(new Set([...first.items, ...rest.items].map(({ interviewId }) => interviewId)).size).toBe(5);
});

test("a mail says what it is about, leads there, and leaves once", async () => {
  const { reviewer, interview, tenant, ask, mailTo } = await scene();
  await ask(reviewer);
  await Promise.all([mailTo(reviewer), mailTo(reviewer)]);
  await mailTo(reviewer);
  expect(smtp.mails).toHaveLength(1);
  const [mail] = smtp.mails;
  expect(mail?.subject).toBe("Robin Vale asked you to review Ada Example");
  expect(mail?.to?.[0]?.address).toBe(reviewer.user.email);
  expect(mail?.text).toContain(`/t/${tenant.slug}/interviews/${interview.id}`);
});

test("what came together is one mail, and what was seen in the app is in none", async () => {
  const { tenant, connection, recruiter, reviewer, interview, ask, mailTo } = await scene();
  const others = [];
  for (let count = 0; count < 3; count++) others.push((await createInterview(tenant.id, connection.id)).id);
  await ask(reviewer);
  await assignReviewers(recruiter, { interviewIds: others, reviewerIds: [reviewer.user.id], dueAt: null });
  await markRead(reviewer, { interviewId: interview.id });
  await mailTo(reviewer);
  expect(smtp.mails.map(({ subject }) => subject)).toEqual(["3 updates from Acme"]);
  expect(smtp.mails[0]?.text).not.toContain(interview.id);
});

test("a reviewer who must not know the name does not read it in the mail", async () => {
  const { reviewer, interview, ask, mailTo } = await scene({ isAnonymous: true });
  await ask(reviewer);
  await mailTo(reviewer);
  const [mail] = smtp.mails;
  expect(JSON.stringify(mail)).not.toContain("Ada");
  expect(mail?.subject).toContain(`Candidate ${interview.id.slice(-5).toUpperCase()}`);
});

test("a mail that the server did not take is tried again, one that it refused is not", async () => {
  const { reviewer, other, ask, mailTo } = await scene();
  await ask(reviewer, other);
  smtp.refuseWith(451);
  await expect(mailTo(reviewer)).rejects.toMatchObject({ code: "MAIL_UNREACHABLE" });
  smtp.refuseWith(550);
  await expect(mailTo(other)).rejects.toMatchObject({ code: "MAIL_REFUSED" });
  smtp.refuseWith(null);
  await mailTo(reviewer);
  await mailTo(other);
  expect(smtp.mails.map(({ to }) => to?.[0]?.address)).toEqual([reviewer.user.email]);
});

test("whoever left or was locked out gets no mail", async () => {
  const { reviewer, other, tenant, ask, mailTo } = await scene();
  await ask(reviewer, other);
  await database().prisma.user.update({ where: { id: other.user.id }, data: { disabledAt: new Date() } });
  await database().prisma.membership.deleteMany({ where: { tenantId: tenant.id, userId: reviewer.user.id } });
  await mailTo(reviewer);
  await mailTo(other);
  expect(smtp.mails).toEqual([]);
});

test("each kind goes at once, once a day or never, as its reader wants", async () => {
  const { reviewer, interview, recruiter, ask, mailTo } = await scene({ isBlind: false });
  const settings = await getNotificationSettings(reviewer);
  await saveNotificationSettings(reviewer, {
    mail: { ...settings.mail, assigned: "daily", mentioned: "never" },
    dailyHour: 17,
    timeZone: "Asia/Kathmandu",
  });
  await ask(reviewer);
  const body = `@${reviewer.user.name}`;
  await createNote(recruiter, interview.id, newNote({ body, mentionIds: [reviewer.user.id] }));
  const jobs = await database().prisma.job.findMany({ where: { subjectId: reviewer.user.id } });
  expect(jobs.map(({ kind }) => kind)).toEqual(["digest"]);
  expect(jobs[0]?.runAt.toISOString()).toMatch(/T11:15:00/);
  await mailTo(reviewer);
  expect(smtp.mails).toEqual([]);
  await mailTo(reviewer, "daily");
  expect(smtp.mails).toHaveLength(1);
  expect(smtp.mails[0]?.text).not.toContain("mentioned");
});

test("the link at the end of a mail ends them, and a changed one does nothing", async () => {
  const { reviewer, other, ask, mailTo } = await scene();
  await ask(reviewer);
  await mailTo(reviewer);
  const header = smtp.mails[0]?.headers.find(({ key }) => key === "list-unsubscribe")?.value ?? "";
  const token = /unsubscribe\/([^>]+)>/.exec(header)?.[1] ?? "";
  const mine = mailToken({ tenantId: reviewer.tenantId, userId: reviewer.user.id });
  expect(token).toBe(mine);
  const theirs = mine.replace(reviewer.user.id, other.user.id);
  expect(await actorForMailToken(theirs)).toBeNull();
  const actor = await actorForMailToken(token);
  if (!actor) throw new Error("The link should open.");
  await stopMail(actor);
  await ask(reviewer);
  expect(new Set(Object.values((await getNotificationSettings(reviewer)).mail))).toEqual(new Set(["never"]));
});
