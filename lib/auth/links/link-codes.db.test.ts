import { afterAll, beforeEach, expect, test } from "vitest";
import { createReviewLink } from "@/lib/data/links/link-making";
import { listLinkVisitors } from "@/lib/data/links/link-visits";
import { database } from "@/lib/db/client";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { eventually } from "@/testing/eventually";
import { startSmtp } from "@/testing/smtp";
import { useTestDatabase } from "@/testing/use-test-database";
import { sendLinkCode } from "./link-codes";
import { openLink } from "./link-visits";

const smtp = await startSmtp();
process.env.SMTP_URL = smtp.url;
useTestDatabase();
beforeEach(() => void smtp.mails.splice(0));
afterAll(() => smtp.close());

const CALLER = "192.0.2.7";

async function scene(allowedReaders: string[]) {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant);
  const { id } = await createInterview(tenant.id, (await createConnection(tenant.id)).id);
  const { token, link } = await createReviewLink(actor, { interviewIds: [id], allowedReaders });
  const open = (email: string, code: string) =>
    openLink({ token, caller: CALLER, passcode: "", email, code, device: "Test", known: undefined });
  return { actor, token, link, open };
}

/** The code of the newest mail to the address, once `count` mails have come. */
async function codeFor(count: number): Promise<string> {
  await eventually(() => expect(smtp.mails).toHaveLength(count));
  return /\d{6}/.exec(smtp.mails.at(-1)?.subject ?? "")?.[0] ?? "";
}

test("whoever is on the list, by address or domain, is let in by the newest code and once", async () => {
  const { actor, token, link, open } = await scene(["jo@client.test", "@agency.test"]);
  expect(await open("jo@client.test", "")).toEqual({ outcome: "wrong_code" });
  await sendLinkCode(token, "jo@client.test", CALLER);
  const older = await codeFor(1);
  await sendLinkCode(token, "jo@client.test", CALLER);
  const code = await codeFor(2);
  if (older !== code) expect(await open("jo@client.test", older)).toEqual({ outcome: "wrong_code" });
  expect(await open("ann@agency.test", code)).toEqual({ outcome: "wrong_code" });
  const both = await Promise.all([open("jo@client.test", code), open("jo@client.test", code)]);
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(["opened", "wrong_code"]);
  await sendLinkCode(token, "ann@agency.test", CALLER);
  expect(await open("ann@agency.test", await codeFor(3))).toMatchObject({ outcome: "opened" });
  const emails = (await listLinkVisitors(actor, link.id)).map(({ email }) => email);
  expect(emails.sort()).toEqual(["ann@agency.test", "jo@client.test"]);
});

test("an address that is not on the list gets the same answer and no mail", async () => {
  const { token, open } = await scene(["@client.test"]);
  for (const email of ["eve@other.test", "eve@sub.client.test", "eve@client.test.evil.test"])
    expect(await sendLinkCode(token, email, CALLER)).toBe(true);
  expect(await sendLinkCode("unknown", "jo@client.test", CALLER)).toBe(true);
  await sendLinkCode(token, "jo@client.test", CALLER);
  await codeFor(1);
  expect(smtp.mails[0]?.to?.[0]?.address).toBe("jo@client.test");
  expect(await open("eve@other.test", await codeFor(1))).toEqual({ outcome: "wrong_code" });
});

test("guessing a code is stopped, an old one is worthless, and not every minute brings a mail", async () => {
  const { token, open } = await scene(["jo@client.test", "ann@client.test"]);
  await sendLinkCode(token, "jo@client.test", CALLER);
  const code = await codeFor(1);
  for (let tries = 0; tries < 10; tries += 1) await open("jo@client.test", "x");
  expect(await open("jo@client.test", code)).toEqual({ outcome: "rate_limited" });
  await sendLinkCode(token, "ann@client.test", CALLER);
  const old = await codeFor(2);
  await database().prisma.linkCode.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
  expect(await open("ann@client.test", old)).toEqual({ outcome: "wrong_code" });
  for (let mails = 0; mails < 4; mails += 1)
    expect(await sendLinkCode(token, "ann@client.test", CALLER)).toBe(true);
  expect(await sendLinkCode(token, "ann@client.test", CALLER)).toBe(false);
});

test("made-up links cost their caller, and are turned away after a while", async () => {
  const ofLinks = { key: { startsWith: "link-code-link:" } };
  const before = await database().prisma.rateLimit.count({ where: ofLinks });
  const answers = [];
  for (let asked = 0; asked < 31; asked += 1)
    answers.push(await sendLinkCode(`made up ${asked}`, "jo@client.test", "192.0.2.8"));
  expect(answers.filter(Boolean)).toHaveLength(30);
  // No counter is left of a link that is none: strangers could make any number of them.
  expect(await database().prisma.rateLimit.count({ where: ofLinks })).toBe(before);
});
