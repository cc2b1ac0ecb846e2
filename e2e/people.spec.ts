import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { request } from "undici";
import { timeLimit } from "../testing/time-limit";
import { DISCOVERY, expect, OTHER_OWNER, OWNER, open, REVIEWER, rowOf, test } from "./support/fixtures";
import { linksMailedTo } from "./support/mails";
import { invite, join, newVisitor } from "./support/people";
import { addSession } from "./support/sandbox";

// Long enough to be listened to when the listener is removed.
const HOUR = { generatedRecording: { seconds: 3600, sampleRate: 8000 } };

test("an invited person joins, listens, is removed, and what runs for them ends", async ({
  page,
  browser,
  baseURL,
  signInAs,
}) => {
  const name = `Iris ${randomUUID().slice(0, 6)}`;
  const email = `${name.replace(" ", "-").toLowerCase()}@example.test`;
  const { candidateName } = await addSession({ status: "completed", ...HOUR });
  await signInAs(OWNER);
  const link = await invite(page, "acme", email, "Reviewer");
  const iris = await newVisitor(browser, baseURL);
  await join(iris, link, name);

  await test.step("the invitation is used up, and says no more than an unknown one", async () => {
    const visitor = await newVisitor(browser, baseURL);
    const told: string[] = [];
    for (const address of [link, "/invitation/unknown"]) {
      await open(visitor, address);
      told.push((await visitor.getByRole("main").textContent()) ?? "");
    }
    expect(told[0]).toContain("This invitation is no longer valid");
    expect(told[0]).toBe(told[1]);
    await visitor.context().close();
  });

  await open(iris, `/t/acme/interviews?q=${encodeURIComponent(candidateName)}`);
  await rowOf(iris, candidateName).getByRole("link").click(DISCOVERY);
  await iris.getByRole("button", { name: "Play", exact: true }).click();
  await expect
    .poll(() => iris.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(0);
  await iris.evaluate(listenOn);
  const source = await iris.locator("audio").evaluate((audio: HTMLAudioElement) => audio.src);
  const download = readSlowly(source, await iris.context().cookies());

  await open(page, "/t/acme/settings/people");
  await expect(page.getByRole("listitem", { name })).toContainText("Last active");
  await page.getByRole("button", { name: `More for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText(`${name} was removed.`)).toBeVisible();
  await expect(page.getByRole("listitem", { name })).toHaveCount(0);

  await expect
    .poll(() => iris.evaluate(() => (window as unknown as Running).events), { timeout: timeLimit(10_000) })
    .toBe("over");
  expect((await iris.request.get(source)).status()).toBe(404);
  expect(await download, "a recording that was under way").toBe("cut");
  for (const path of ["/t/acme/interviews", "/api/t/acme/events"])
    expect((await iris.request.get(path)).status()).toBe(404);
  await iris.context().close();
});

type Running = { events: string };

const BYTES_PER_MS = 400;

/**
 * Reads a recording as slowly as a poor network: whole in over two minutes. Several megabytes are on their way through
 * the sockets of this machine when the server stops, so it takes some seconds to be noticed.
 */
async function readSlowly(url: string, cookies: { name: string; value: string }[]): Promise<"cut" | "whole"> {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const { body, statusCode } = await request(url, { headers: { cookie } });
  expect(statusCode).toBe(200);
  try {
    for await (const chunk of body) await setTimeout(chunk.length / BYTES_PER_MS);
    return "whole";
  } catch {
    return "cut";
  }
}

/** Listens for events as the page does, and remembers when that is over. */
async function listenOn(): Promise<void> {
  const page = window as unknown as Running;
  page.events = "running";
  const reader = (await fetch("/api/t/acme/events")).body?.getReader();
  const over = () => {
    page.events = "over";
  };
  const readOn = async () => {
    while (reader && !(await reader.read()).done);
  };
  readOn().then(over, over);
}

test("one person works for two organisations and goes from one to the other", async ({
  page,
  browser,
  baseURL,
  signInAs,
}) => {
  const email = `${randomUUID().slice(0, 8)}@example.test`;
  await signInAs(OWNER);
  const visitor = await newVisitor(browser, baseURL);
  await join(visitor, await invite(page, "acme", email, "Recruiter"), "Paul Two");
  // A page that is still open would go on asking, as nobody or as somebody else.
  await page.goto("about:blank");
  await page.context().clearCookies();
  await signInAs(OTHER_OWNER);
  const second = await invite(page, "globex", email, "Reviewer");

  await test.step("somebody else who is signed in cannot take the seat", async () => {
    await open(page, second);
    await expect(page.getByText(`The invitation is for ${email}`)).toBeVisible();
  });

  await open(visitor, second);
  await visitor.getByRole("button", { name: "Join Globex Logistics" }).click();
  await expect(visitor).toHaveURL(/\/t\/globex\/interviews/);
  await visitor.getByRole("button", { name: "Account: Paul Two" }).click();
  await visitor.getByRole("menuitem", { name: "Acme Retail" }).click();
  await expect(visitor).toHaveURL(/\/t\/acme\/interviews/);

  await test.step("going on as somebody else signs out, and the log says so", async () => {
    const other = `${randomUUID().slice(0, 8)}@example.test`;
    await open(visitor, await invite(page, "globex", other, "Reviewer"));
    await visitor.getByRole("button", { name: `Sign out and continue as ${other}` }).click();
    await expect(visitor.getByText(`Your account will use ${other}.`)).toBeVisible();
    await open(page, "/t/globex/settings/audit?area=account");
    const entry = page.getByRole("listitem").filter({ hasText: email });
    await expect(entry.filter({ hasText: "Signed out" })).toHaveCount(1);
  });
  await visitor.context().close();
});

test("invitations are listed, sent again and revoked", async ({ page, browser, baseURL, signInAs }) => {
  const email = `${randomUUID().slice(0, 8)}@example.test`;
  await signInAs(OWNER);
  const first = await invite(page, "acme", email, "Admin");
  const row = page.getByRole("listitem", { name: email });
  await expect(row).toContainText("Admin, invited by Nora Feld");
  await row.getByRole("button", { name: "Send again" }).click();
  await expect.poll(async () => (await linksMailedTo(email))[0]).not.toBe(first);
  const [again] = await linksMailedTo(email);
  const visitor = await newVisitor(browser, baseURL);
  await open(visitor, first);
  await expect(visitor.getByRole("heading", { name: "This invitation is no longer valid" })).toBeVisible();
  await open(visitor, again ?? "");
  await expect(visitor.getByRole("heading", { name: "Join Acme Retail" })).toBeVisible();
  await row.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText(`The invitation to ${email} was revoked.`)).toBeVisible();
  await expect(row).toHaveCount(0);
  await open(visitor, again ?? "");
  await expect(visitor.getByRole("heading", { name: "This invitation is no longer valid" })).toBeVisible();
  await visitor.context().close();
});

test("reviewers see who is here and can change nothing", async ({ page, signInAs }) => {
  await signInAs(REVIEWER);
  await open(page, "/t/acme/settings/people");
  await expect(page.getByRole("listitem", { name: "Nora Feld" })).toContainText("Owner");
  await expect(page.getByText("Only owners and admins can manage people.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Invite" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^More for/ })).toHaveCount(0);
});
