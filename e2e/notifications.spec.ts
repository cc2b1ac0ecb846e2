import type { Page } from "@playwright/test";
import type { Email } from "postal-mime";
import { timeLimit } from "../testing/time-limit";
import { arrived, DISCOVERY, expect, OWNER, open, REVIEWER, rowOf, test } from "./support/fixtures";
import { readMails } from "./support/mails";
import { addSession } from "./support/sandbox";

const COMPLETED = {
  status: "completed",
  recordingFile: "store-manager-en.wav",
  transcriptFile: "store-manager-en.json",
} as const;

/** Asks Tom Okafor to review the candidate's interview. */
async function askTom(page: Page, candidateName: string): Promise<void> {
  await open(page, `/t/acme/interviews?q=${encodeURIComponent(candidateName)}`);
  await rowOf(page, candidateName).getByRole("link").click(DISCOVERY);
  await page.getByRole("tab", { name: "Scorecard" }).filter({ visible: true }).click();
  await page.getByRole("button", { name: "Assign" }).click();
  await page.getByRole("checkbox", { name: "Tom Okafor" }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Assign", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Tom Okafor" })).toBeVisible();
}

async function mailsAbout(candidateName: string): Promise<Email[]> {
  return (await readMails()).filter(({ subject, text }) => `${subject} ${text}`.includes(candidateName));
}

/** How many the bell says are unread. */
async function unreadOf(page: Page): Promise<number> {
  const label = await page
    .getByRole("complementary", { name: "Sidebar" })
    .getByRole("link", { name: /^Notifications/ })
    .getAttribute("aria-label");
  return Number(/(\d+) unread/.exec(label ?? "")?.[1] ?? 0);
}

test("who is asked sees it under the bell at once, on any page, until they have looked", async ({
  page,
  browser,
  baseURL,
  signInAs,
  logins,
}) => {
  const { candidateName } = await addSession(COMPLETED);
  await signInAs(OWNER);
  const context = await browser.newContext({ baseURL: baseURL ?? "", storageState: await logins(REVIEWER) });
  const reviewer = await context.newPage();
  await open(reviewer, "/t/acme/settings/notifications");
  const before = await unreadOf(reviewer);
  await askTom(page, candidateName);
  await expect.poll(() => unreadOf(reviewer)).toBeGreaterThan(before);

  const told = `Nora Feld asked you to review ${candidateName}.`;
  await reviewer
    .getByRole("link", { name: /^Notifications, / })
    .filter({ visible: true })
    .click();
  const news = reviewer.getByRole("list", { name: "Notifications" }).getByRole("link", { name: told });
  await expect(news).toContainText("Unread");
  await news.click();
  await arrived(reviewer, candidateName);
  await reviewer.goBack();
  await expect(news).toBeVisible();
  await reviewer.reload();
  await expect(news).not.toContainText("Unread");
  await context.close();
  expect(await mailsAbout(candidateName), "what was seen is not mailed").toEqual([]);
});

test("who does not look gets one mail, and one press ends the mails", async ({
  page,
  browser,
  baseURL,
  signInAs,
  logins,
}) => {
  const { candidateName } = await addSession(COMPLETED);
  await signInAs(OWNER);
  await askTom(page, candidateName);
  await expect
    .poll(async () => (await mailsAbout(candidateName)).length, { timeout: timeLimit(60_000) })
    .toBe(1);
  const [mail] = await mailsAbout(candidateName);
  expect(mail?.to?.[0]?.address).toBe(REVIEWER);
  const header = mail?.headers.find(({ key }) => key === "list-unsubscribe")?.value ?? "";
  const address = new URL(/<(.+)>/.exec(header)?.[1] ?? "");

  const anonymous = await browser.newContext({ baseURL: baseURL ?? "" });
  expect((await anonymous.request.get(address.href)).status(), "a scanner's look stops nothing").toBe(405);
  const visitor = await anonymous.newPage();
  await open(visitor, address.pathname.replace("/api", ""));
  await visitor.getByRole("button", { name: "Unsubscribe from all" }).click();
  await expect(visitor.getByRole("heading", { name: "You are unsubscribed" })).toBeVisible();
  await anonymous.close();

  const context = await browser.newContext({ baseURL: baseURL ?? "", storageState: await logins(REVIEWER) });
  const reviewer = await context.newPage();
  await open(reviewer, "/t/acme/settings/notifications");
  const assigned = reviewer.getByLabel("I am asked to review an interview");
  await expect(assigned).toHaveValue("never");
  await assigned.selectOption("Immediately");
  await reviewer.getByRole("button", { name: "Save" }).click();
  await expect(reviewer.getByText("Saved")).toBeVisible();
  await reviewer.reload();
  await expect(assigned).toHaveValue("at_once");
  await context.close();
});

test("a webhook is added, tried, stopped and removed, and its address is not shown again", async ({
  page,
  signInAs,
}) => {
  await signInAs(OWNER);
  await open(page, "/t/acme/settings/webhooks");
  await page.getByRole("button", { name: "Add a webhook" }).click();
  await page.getByLabel("Name").fill("Hiring channel");
  await page.getByLabel("Address").fill("https://169.254.169.254/latest/meta-data");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Enter a public https:// address.")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Hiring channel");
  await page.getByLabel("Address").fill("https://hooks.example.invalid/services/T0/secret-path");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const webhook = page.getByRole("region", { name: "Hiring channel" });
  await expect(webhook).toContainText("hooks.example.invalid");
  await webhook.getByRole("button", { name: "Send test event" }).click();
  await expect(async () => {
    await page.reload();
    await expect(webhook).toContainText("Pending");
  }).toPass();
  expect(await page.content()).not.toContain("secret-path");
  await webhook.getByRole("button", { name: "Stop" }).click();
  await expect(webhook).toContainText("Stopped");
  await webhook.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("No webhooks")).toBeVisible();
});

test.describe("for a reviewer", () => {
  test.use({ expectedErrors: [/404/] });

  test("there are no webhooks", async ({ page, signInAs }) => {
    await signInAs(REVIEWER);
    await page.goto("/t/acme/settings/webhooks");
    await expect(page.getByRole("heading", { name: "This page does not exist" })).toBeVisible();
  });
});
