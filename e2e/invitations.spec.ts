/** From a list to an interview: credits end half way, mails leave, a candidate comes. */
import type { Page } from "@playwright/test";
import { startSmtp } from "../testing/smtp";
import { timeLimit } from "../testing/time-limit";
import { expect, OWNER, open, submitSignIn, test } from "./support/fixtures";
import { startOwnStack } from "./support/own-stack";

const SOON = { timeout: timeLimit(60_000) };
const PEOPLE = 20;
const CREDITS = 12;

const list = (count: number) =>
  ["name,email", ...Array.from({ length: count }, (_, at) => `Person ${at + 1},person${at + 1}@x.test`)].join(
    "\n",
  );

const person = (page: Page, name: string) =>
  page.getByRole("list", { name: "People" }).getByRole("listitem").filter({ hasText: name });

test("twenty are invited, credits end after twelve, the rest go out, and one of them comes", async ({
  browser,
}) => {
  test.setTimeout(timeLimit(300_000));
  const smtp = await startSmtp();
  const stack = await startOwnStack({ SMTP_URL: smtp.url });
  const sandbox = async (method: string, path: string, body: object) => {
    const url = `${stack.sandboxUrl}/__sandbox/${path}`;
    const response = await fetch(url, { method, body: JSON.stringify(body) });
    return response.json();
  };
  const started = async () => {
    const response = await fetch(`${stack.sandboxUrl}/api/v1/interview/sessions?limit=100`, {
      headers: { "x-api-key": "zh_api_sandbox_acme_000000000000000001" },
    });
    const { sessions } = (await response.json()) as { sessions: { metadata: object | null }[] };
    return sessions.filter(({ metadata }) => metadata && "debrief_invite" in metadata).length;
  };
  try {
    await sandbox("PUT", "settings", { candidatesComeAlone: false, sessionsLeft: CREDITS });
    const context = await browser.newContext({ baseURL: stack.url });
    const page = await context.newPage();
    await submitSignIn(page, OWNER, stack.secrets.password);
    await page.waitForURL(/\/interviews/);

    await open(page, "/t/acme/invitations/new");
    await page.getByLabel("Name", { exact: true }).first().fill("Night nurse");
    await page.getByLabel("Language", { exact: true }).fill("en");
    await page.getByRole("button", { name: "Create role" }).click();
    await expect(page.getByLabel("Invite to")).toContainText("Night nurse · English");
    await page.getByRole("tab", { name: "Several" }).click();
    await page.getByLabel("Paste rows").fill(list(PEOPLE));
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByRole("button", { name: `Invite ${PEOPLE} people` }).dblclick();

    await expect(page.getByRole("heading", { name: "Night nurse", level: 1 })).toBeVisible(SOON);
    await expect(page.getByText("The platform has no credits left")).toBeVisible(SOON);
    await expect(page.getByText(`${PEOPLE - CREDITS} people are still to be invited`)).toBeVisible();
    expect(await started()).toBe(CREDITS);
    const batch = page.url();

    await test.step("the same list once more finds nobody to invite", async () => {
      await open(page, "/t/acme/invitations/new");
      await page.getByLabel("Invite to").selectOption({ label: "Night nurse · English" });
      await page.getByRole("tab", { name: "Several" }).click();
      await page.getByLabel("Paste rows").fill(list(PEOPLE));
      await page.getByRole("button", { name: "Preview" }).click();
      await expect(page.getByRole("button", { name: "Nobody to invite" })).toBeDisabled();
    });

    await sandbox("PUT", "settings", { sessionsLeft: 100 });
    await open(page, batch);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("link", { name: `Invited ${PEOPLE}` })).toBeVisible(SOON);
    expect(await started()).toBe(PEOPLE);
    await expect.poll(() => smtp.mails.length, SOON).toBe(PEOPLE);
    const addresses = smtp.mails.map(({ to }) => to?.[0]?.address);
    expect(new Set(addresses).size).toBe(PEOPLE);

    const mail = smtp.mails.find(({ to }) => to?.[0]?.address === "person3@x.test");
    const link = /https:\/\/\S+#t=\S+/.exec(mail?.text ?? "")?.[0] ?? "";
    await test.step("the link that was mailed is the one that is shown", async () => {
      await open(page, batch);
      await page.getByRole("button", { name: "Actions for Person 3", exact: true }).click();
      await page.getByRole("menuitem", { name: "Link and QR code" }).click();
      await expect(page.getByRole("textbox", { name: "Link" })).toHaveValue(link);
      await expect(page.getByRole("img", { name: "QR code of the link" })).toBeVisible();
      await page.keyboard.press("Escape");
    });

    const { id } = await sandbox("POST", "open", { link });
    await expect(person(page, "person3@x.test").getByText("Started")).toBeVisible(SOON);
    await expect(page.getByRole("button", { name: "Actions for Person 3", exact: true })).toHaveCount(0);
    await sandbox("PATCH", `sessions/${id}`, { status: "completed" });
    await expect(person(page, "person3@x.test").getByText("Done")).toBeVisible(SOON);
    await person(page, "person3@x.test").getByRole("link", { name: "Open interview" }).click();
    await expect(page.getByRole("heading", { name: "Person 3", level: 1 })).toBeVisible(SOON);
    await expect(page.getByText("Thank you for your interest in Night nurse.")).toBeVisible(SOON);

    await test.step("somebody whose time is over is withdrawn and invited again", async () => {
      await open(page, batch);
      await page.getByRole("button", { name: "Actions for Person 7", exact: true }).click();
      await page.getByRole("menuitem", { name: "Withdraw" }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: "Withdraw" }).click();
      await expect(person(page, "person7@x.test").getByText("Withdrawn")).toBeVisible(SOON);
      await page.getByRole("button", { name: "Actions for Person 7", exact: true }).click();
      await page.getByRole("menuitem", { name: "Invite again" }).click();
      await expect(person(page, "person7@x.test").getByText("Invited")).toBeVisible(SOON);
      expect(await started()).toBe(PEOPLE + 1);
    });
    await context.close();
  } finally {
    await stack.stop();
    await smtp.close();
  }
});
