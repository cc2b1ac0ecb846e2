import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { showCandidateLink, withdrawInvite } from "@/lib/data/invites/invite-changes";
import { saveInviteRules, saveInviteTemplate, sendTestInvitation } from "@/lib/data/invites/invite-settings";
import { saveConsentRule } from "@/lib/data/people/consent-rule";
import { saveSessions } from "@/lib/data/sync/sync";
import { database } from "@/lib/db/client";
import { inviteScene } from "@/testing/invite-scene";
import { startSmtp, type TestSmtp } from "@/testing/smtp";
import { useSandbox } from "@/testing/use-sandbox";
import { useTestDatabase } from "@/testing/use-test-database";
import { writeToInvitee } from "./write-to-invitee";

useTestDatabase();
const sandbox = useSandbox();
let smtp: TestSmtp;

beforeAll(async () => {
  smtp = await startSmtp();
  process.env.SMTP_URL = smtp.url;
});
beforeEach(() => {
  smtp.mails.length = 0;
  smtp.refuseWith(null);
});
afterAll(() => smtp.close());

const DAY_MS = 24 * 60 * 60_000;

async function scene(isMailed = true) {
  const at = await inviteScene(sandbox.url());
  const batchId = await at.invite("name,email\nAda Example,ada@x.test\n", at.inputOf({ isMailed }));
  await at.drain(batchId);
  const [ada] = (await at.details(batchId)).people;
  if (!ada) throw new Error("One was invited.");
  const start = at.now().getTime();
  const write = (afterMs: number) => writeToInvitee(at.job, ada.id, () => new Date(start + afterMs));
  return { ...at, batchId, ada, write };
}

test("a candidate is mailed their link once, and reminded by the rule until the link ends", async () => {
  const { actor, ada, write, details, batchId } = await scene();
  const { link } = await showCandidateLink(actor, ada.id);
  let at = 0;
  const sentOn: number[] = [];
  for (let runs = 0; runs < 20; runs += 1) {
    const before = smtp.mails.length;
    const delayMs = await write(at);
    if (smtp.mails.length > before) sentOn.push(Math.round(at / DAY_MS));
    if (delayMs === null) break;
    at += delayMs + 1;
  }
  expect(sentOn).toEqual([0, 2, 4]);
  expect(smtp.mails.map(({ subject }) => subject)).toEqual([
    "Your interview for Nurse",
    "Reminder: your interview for Nurse",
    "Reminder: your interview for Nurse",
  ]);
  for (const { to, text, html } of smtp.mails) {
    expect(to).toMatchObject([{ name: "Ada Example", address: "ada@x.test" }]);
    expect(text).toContain(link);
    expect(html).toContain('lang="de"');
    expect(text).not.toMatch(/[{}]/);
  }
  expect((await details(batchId)).people[0]).toMatchObject({ mailCount: 3, hasLink: false });
  expect(await database().prisma.invite.count({ where: { batchId, linkCiphertext: { not: null } } })).toBe(0);
});

test("whoever has begun, or was withdrawn, is reminded no more", async () => {
  for (const end of ["begin", "withdraw"]) {
    const { actor, ada, write, sessions, job, connectionId } = await scene();
    await write(0);
    if (end === "withdraw") await withdrawInvite(actor, ada.id);
    else {
      const { link } = await showCandidateLink(actor, ada.id);
      await sandbox.admin("POST", "open", { link });
      await saveSessions(job, connectionId, await sessions());
    }
    smtp.mails.length = 0;
    expect(await write(3 * DAY_MS)).toBeNull();
    expect(smtp.mails).toEqual([]);
  }
});

test("an organisation that hands links over, or reminds nobody, mails nothing or once", async () => {
  const handed = await scene(false);
  await handed.write(0);
  expect(smtp.mails).toEqual([]);
  const once = await scene();
  await saveInviteRules(once.actor, { reminderDays: 1, mostReminders: 0 });
  for (const days of [0, 1, 3]) await once.write(days * DAY_MS);
  expect(smtp.mails).toHaveLength(1);
});

test("words in the interview's language are the organisation's own, and nothing in a name changes them", async () => {
  const at = await inviteScene(sandbox.url());
  await saveInviteTemplate(at.actor, {
    ...{ kind: "invitation", language: "de", subject: "Ihr Gespräch: {role}" },
    ...{ body: "Guten Tag {name},\n\nbis {expires}.\n\n{organisation}", button: "Gespräch beginnen" },
  });
  const allows = ["explicit"] as const;
  await saveConsentRule(at.actor, { allows, notice: "We keep it for {role} days." });
  const name = "<b>Ada</b> {role}";
  const batchId = await at.invite(`name,email\n"${name}",ada@x.test\n`, at.inputOf({ isMailed: true }));
  await at.drain(batchId);
  const [ada] = (await at.details(batchId)).people;
  await writeToInvitee(at.job, ada?.id ?? "");
  const [mail] = smtp.mails;
  expect(mail?.subject).toBe("Ihr Gespräch: Nurse");
  expect(mail?.text).toContain(`Guten Tag ${name},`);
  expect(mail?.html).toContain("&lt;b&gt;Ada&lt;/b&gt; {role},");
  expect(mail?.text).toContain("We keep it for {role} days.");
  expect(mail?.text).toMatch(/bis \d+\. \p{L}+ 20\d\d\./u);
});

test("a server that is busy is tried again, and one that refuses is told of", async () => {
  const { ada, write, details, batchId } = await scene();
  smtp.refuseWith(451);
  await expect(write(0)).rejects.toMatchObject({ code: "MAIL_UNREACHABLE" });
  expect((await details(batchId)).people[0]).toMatchObject({ mailCount: 0, mailFailure: "MAIL_UNREACHABLE" });
  smtp.refuseWith(null);
  await write(1_000);
  expect((await details(batchId)).people[0]).toMatchObject({ mailCount: 1, mailFailure: null });
  expect(smtp.mails).toHaveLength(1);
  smtp.refuseWith(550);
  expect(await write(3 * DAY_MS)).toBeGreaterThan(DAY_MS);
  expect((await details(batchId)).people[0]).toMatchObject({ id: ada.id, mailFailure: "MAIL_REFUSED" });
});

test("a test mail goes to who asks, with everything filled in", async () => {
  const { actor } = await inviteScene(sandbox.url());
  const words = { subject: "For {name}", body: "{organisation}", button: "Go" };
  expect(await sendTestInvitation(actor, { kind: "invitation", language: "en", ...words })).toEqual({
    isSent: true,
  });
  expect(smtp.mails[0]).toMatchObject({ subject: "For Robin Vale", to: [{ address: actor.user.email }] });
});
