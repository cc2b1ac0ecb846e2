import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { SANDBOX_KEYS } from "../sandbox/clients";
import { DISCOVERY, expect, OTHER_OWNER, OWNER, open, rowOf, test } from "./support/fixtures";
import { addSession } from "./support/sandbox";

const DATABASE = process.env.E2E_DATABASE_URL ? "PostgreSQL" : "Embedded";

// What is refused on purpose: pages that are not there, and what runs for people who are shut out.
test.use({ expectedErrors: [/40[134]|net::ERR_|Failed to fetch RSC payload/] });

const PASSWORD = "a long enough secret";
// Long enough to be listened to when the organisation is disabled.
const HOUR = { generatedRecording: { seconds: 3600, sampleRate: 8000 } };

async function choose(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `More for ${name}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function confirm(page: Page, label: string): Promise<void> {
  await page.getByRole("alertdialog").getByRole("button", { name: label }).click();
}

test("the installation's pages are the operator's, who gets there by the account's menu", async ({
  page,
  browser,
  baseURL,
  signInAs,
  logins,
}) => {
  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    storageState: await logins(OTHER_OWNER),
  });
  const other = await context.newPage();
  await open(other, "/t/globex/interviews");
  await other
    .getByRole("button", { name: /^Account/ })
    .first()
    .click();
  await expect(other.getByRole("menuitem", { name: "Your account" })).toBeVisible();
  await expect(other.getByRole("menuitem", { name: "Manage installation" })).toHaveCount(0);
  for (const path of ["/admin", "/admin/people", "/admin/mail", "/admin/health", "/admin/transcript"]) {
    await open(other, path);
    await expect(other.getByRole("heading", { name: "This page does not exist" })).toBeVisible();
    await expect(other.getByText("Acme")).toHaveCount(0);
  }
  await context.close();

  await signInAs(OWNER);
  await open(page, "/t/acme/interviews");
  await page
    .getByRole("button", { name: /^Account/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Manage installation" }).click();
  await expect(page.getByRole("listitem", { name: "Acme Retail" })).toContainText("interviews");
  await page.getByRole("link", { name: "Health" }).click();
  await expect(page.getByRole("region", { name: "Database" })).toContainText(DATABASE);
});

test("an organisation is made, lived in, disabled while somebody listens, and deleted by its name", async ({
  page,
  browser,
  baseURL,
  signInAs,
}) => {
  const suffix = randomUUID().slice(0, 6);
  const [name, slug, email] = [`Umbrella ${suffix}`, `umbrella-${suffix}`, `owner-${suffix}@example.test`];
  const ownerName = `Olive ${suffix}`;
  const { candidateName } = await addSession({ client: "globex", status: "completed", ...HOUR });
  await signInAs(OWNER);
  await open(page, "/admin");
  const row = page.getByRole("listitem", { name });

  const link = await test.step("its owner's link is shown once, and is mailed", async () => {
    await page.getByRole("button", { name: "New organisation" }).click();
    await page.getByLabel("Name", { exact: true }).fill(name);
    await expect(page.getByLabel("Address")).toHaveValue(slug);
    await page.getByLabel("Owner’s email").fill(email);
    await page.getByRole("button", { name: "Create and invite owner" }).click();
    await expect(page.getByText(`The invitation to ${email} is on its way.`)).toBeVisible();
    const shown = await page.getByLabel("Invitation link").inputValue();
    await page.getByRole("button", { name: "Done" }).click();
    await expect(row).toContainText("No owner");
    await page.getByRole("link", { name: "Mail" }).click();
    const mail = page.getByRole("listitem").filter({ hasText: email });
    await mail.getByText(`Join ${name} on Debrief`).click();
    await expect(mail.getByText(shown)).toBeVisible();
    return shown;
  });

  const owner = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await test.step("the owner joins, adds a key and listens", async () => {
    await open(owner, link);
    await owner.getByLabel("Your name").fill(ownerName);
    await owner.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await owner.getByRole("button", { name: "Join" }).click();
    await expect(owner).toHaveURL(new RegExp(`/t/${slug}/interviews$`));
    await open(owner, `/t/${slug}/settings`);
    await owner.getByLabel("API key", { exact: true }).fill(SANDBOX_KEYS.globex);
    await owner.getByRole("button", { name: "Connect" }).click();
    await expect(
      owner.getByText("It has the interview permission, and 12,345 credits are left."),
    ).toBeVisible();
    await open(owner, `/t/${slug}/interviews?q=${encodeURIComponent(candidateName)}`);
    await rowOf(owner, candidateName).getByRole("link").click(DISCOVERY);
    await owner.getByRole("button", { name: "Play", exact: true }).click();
    await expect
      .poll(() => owner.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime))
      .toBeGreaterThan(0);
  });

  await test.step("disabled, it is gone for its owner at the next request", async () => {
    const source = await owner.locator("audio").evaluate((audio: HTMLAudioElement) => audio.src);
    await open(page, "/admin");
    await choose(page, name, "Disable");
    await confirm(page, "Disable");
    await expect(row).toContainText("Disabled");
    const range = { headers: { range: "bytes=0-99" } };
    expect((await owner.request.get(source, range)).status()).toBe(404);
    await open(owner, `/t/${slug}/interviews`);
    await expect(owner.getByRole("heading", { name: "This page does not exist" })).toBeVisible();
  });

  await test.step("enabled, all is as it was", async () => {
    await choose(page, name, "Enable");
    await expect(row).not.toContainText("Disabled");
    await open(owner, `/t/${slug}/interviews?q=${encodeURIComponent(candidateName)}`);
    await expect(rowOf(owner, candidateName)).toBeVisible();
  });

  await test.step("it is deleted when it is disabled and its name is typed", async () => {
    await choose(page, name, "Disable");
    await confirm(page, "Disable");
    await expect(row).toContainText("Disabled");
    await choose(page, name, "Delete");
    const dialog = page.getByRole("dialog");
    const remove = dialog.getByRole("button", { name: "Delete permanently" });
    await dialog.getByLabel("Enter the organisation’s name").fill("Umbrella");
    await expect(remove).toBeDisabled();
    await dialog.getByLabel("Enter the organisation’s name").fill(name);
    await remove.click();
    await expect(row).toHaveCount(0);
  });

  await test.step("its owner still has an account, which a link made here gives a new password", async () => {
    await page.getByRole("link", { name: "People" }).click();
    await page.getByRole("searchbox", { name: "Search people" }).fill(email);
    const person = page.getByRole("listitem", { name: ownerName });
    await expect(person).toContainText("In no organisation");
    await choose(page, ownerName, "Password reset link");
    await page.getByRole("button", { name: "Create link" }).click();
    const reset = await page.getByLabel("Password reset link").inputValue();
    await page.keyboard.press("Escape");
    await open(owner, reset);
    await owner.getByLabel("New password", { exact: true }).fill(`another ${PASSWORD}`);
    await owner.getByRole("button", { name: "Save and sign in" }).click();
    await expect(owner.getByRole("heading", { name: "No organisation yet" })).toBeVisible();
    await choose(page, ownerName, "Disable");
    await confirm(page, "Disable");
    await expect(person).toContainText("Disabled");
    await open(owner, "/");
    await expect(owner).toHaveURL(/\/sign-in/);
  });
  await owner.context().close();
});

test("a document is tried in the browser, and nothing of it is sent", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  await open(page, "/admin/transcript");
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.postData() ?? ""));
  await page
    .getByLabel("Or paste it")
    .fill("[00:03] Ann: What did you build?\n[00:07] Eve: A crane of forty metres.");
  await page.getByRole("button", { name: "Read pasted text" }).click();
  const turns = page.getByRole("region", { name: "Turns (2)" });
  await expect(turns.getByRole("listitem").nth(1)).toContainText("Eve, 0:07");
  await expect(turns.getByRole("listitem").nth(1)).toContainText("A crane of forty metres.");
  await page.getByLabel("File").setInputFiles({
    name: "talk.json",
    mimeType: "application/json",
    buffer: Buffer.from('{"summary":"About cranes.","turns":[{"speaker":"Ann","text":"Good morning."}]}'),
  });
  await expect(page.getByRole("region", { name: "Turns (1)" })).toContainText("Good morning.");
  await expect(page.getByRole("region", { name: "Not read (1)" })).toContainText("/summary");
  expect(sent.filter((body) => body.includes("crane"))).toEqual([]);
});
