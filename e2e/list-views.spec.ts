import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { toggleFilter } from "./support/filters";
import { DISCOVERY, expect, OWNER, open, REVIEWER, rowOf, test } from "./support/fixtures";
import { addSession } from "./support/sandbox";

const COMPLETED = {
  status: "completed",
  recordingFile: "store-manager-en.wav",
  transcriptFile: "store-manager-en.json",
} as const;

async function openWith(page: Page, address: string, candidateName: string): Promise<void> {
  await expect(async () => {
    await open(page, address);
    await expect(rowOf(page, candidateName)).toBeVisible({ timeout: 2_000 });
  }).toPass(DISCOVERY);
}

const views = (page: Page) => page.getByRole("button", { name: /^View:/ });

test("filters stand in the address, hold together, and are taken off one by one or at once", async ({
  page,
  signInAs,
}) => {
  const roleName = `Role ${randomUUID().slice(0, 8)}`;
  const { candidateName } = await addSession({ ...COMPLETED, roleName });
  await signInAs(OWNER);
  await openWith(page, `/t/acme/interviews?role=${encodeURIComponent(roleName)}`, candidateName);
  const filter = page.getByRole("button", { name: /^Filter/ });

  await test.step("several values of one filter, found by their names, by keys alone", async () => {
    await filter.press("Enter");
    await page.getByRole("combobox", { name: "Filters" }).fill("completed");
    await expect(page.getByRole("option", { name: /^Completed 1 interview/ })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/status=completed/);
    await page.getByRole("combobox", { name: "Filters" }).fill("failed");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/status=completed&status=failed/);
    await expect(page.getByRole("option", { name: /^Failed/ })).toHaveAttribute("aria-checked", "true");
    await page.keyboard.press("Escape");
    await expect(filter).toBeFocused();
    await page.getByRole("link", { name: "Remove filter: Status Failed" }).click();
    await expect(page).toHaveURL(/status=completed&role=/);
    await expect(rowOf(page, candidateName)).toBeVisible();
  });

  await test.step("a usual time, and one from a calendar", async () => {
    await toggleFilter(page, "Received", "Last 7 days");
    await expect(page).toHaveURL(/received=7d/);
    await expect(rowOf(page, candidateName)).toBeVisible();
    await filter.click();
    await page.getByRole("option", { name: "Received" }).click();
    await page.getByRole("combobox", { name: /month/i }).selectOption("January");
    await page.getByRole("combobox", { name: /year/i }).selectOption("2020");
    await page.locator('[data-day="2020-01-01"]').getByRole("button").click();
    await page.locator('[data-day="2020-01-31"]').getByRole("button").click();
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(/received=2020-01-01\.\.2020-01-31/);
    await expect(page.getByText("No matching interviews")).toBeVisible();
    await page.reload();
    await expect(
      page.getByRole("link", { name: "Remove filter: Received 1 Jan 2020 to 31 Jan 2020" }),
    ).toBeVisible();
  });

  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/interviews$/);
});

test("what is ready to decide and what reviewers disagree on is one press away, with its number", async ({
  page,
  signInAs,
}) => {
  await signInAs(OWNER);
  await open(page, "/t/acme/interviews");
  const ready = page.getByRole("link", { name: /^Needs review \d+$/ });
  await ready.click();
  await expect(page).toHaveURL(/\?stage=review$/);
  await expect(ready).toHaveAttribute("aria-current", "true");
  await ready.click();
  await expect(page).toHaveURL(/view=all$/);
});

test("a view keeps filters and columns, is shared, opens first, and goes again", async ({
  page,
  browser,
  baseURL,
  signInAs,
  logins,
}) => {
  const roleName = `Role ${randomUUID().slice(0, 8)}`;
  const name = `Cooks ${randomUUID().slice(0, 8)}`;
  const { candidateName } = await addSession({ ...COMPLETED, roleName });
  await signInAs(OWNER);
  await openWith(page, `/t/acme/interviews?role=${encodeURIComponent(roleName)}`, candidateName);

  await test.step("what the list shows is kept under a name, for everybody", async () => {
    await views(page).click();
    await page.getByRole("menuitem", { name: "Save as a new view…" }).click();
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByLabel("Share with everyone").check();
    await page.getByRole("button", { name: "Save view" }).click();
    await expect(page).toHaveURL(/view=.*role=Role/);
    await expect(views(page)).toHaveText(new RegExp(name));
  });

  await test.step("columns and density belong to the view, and are there after a reload", async () => {
    await page.getByRole("button", { name: "Columns and density" }).click();
    await page.getByRole("checkbox", { name: "Duration" }).uncheck();
    await page.getByRole("radio", { name: "Compact" }).check();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("columnheader", { name: "Duration" })).toHaveCount(0);
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("columnheader", { name: "Status" })).toBeVisible();
      await expect(page.getByRole("columnheader", { name: "Duration" })).toHaveCount(0, { timeout: 500 });
    }).toPass();
  });

  await test.step("it opens first from now on, and all interviews are one step away", async () => {
    await views(page).click();
    await page.getByRole("menuitem", { name: "Open with this view" }).click();
    await expect(page.getByText(`Your list now opens with “${name}”`)).toBeVisible();
    await open(page, "/t/acme/interviews");
    await expect(page).toHaveURL(/view=.*role=Role/);
    await views(page).click();
    await page.getByRole("menuitem", { name: "All interviews" }).click();
    await expect(views(page)).toHaveText(/All interviews/);
    await expect(page).toHaveURL(/view=all$/);
  });

  await test.step("a reviewer sees it and cannot change it", async () => {
    const context = await browser.newContext({
      ...(baseURL && { baseURL }),
      storageState: await logins(REVIEWER),
    });
    const other = await context.newPage();
    await open(other, "/t/acme/interviews");
    await views(other).click();
    await other.getByRole("menuitem", { name }).click();
    await expect(views(other)).toHaveText(new RegExp(name));
    await expect(rowOf(other, candidateName)).toBeVisible();
    await views(other).click();
    await expect(other.getByRole("menuitem", { name: "Save as a new view…" })).toBeVisible();
    await expect(other.getByRole("menuitem", { name: "Delete view…" })).toHaveCount(0);
    await context.close();
  });

  await test.step("once it is deleted, the list begins as usual", async () => {
    await views(page).click();
    await page.getByRole("menuitem", { name }).click();
    await expect(views(page)).toHaveText(new RegExp(name));
    await views(page).click();
    await page.getByRole("menuitem", { name: "Delete view…" }).click();
    await page.getByRole("button", { name: "Delete view" }).click();
    await expect(page).toHaveURL(/view=all$/);
    await open(page, "/t/acme/interviews");
    await expect(page).toHaveURL(/\/interviews$/);
  });
});
