import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { readZip } from "../testing/read-zip";
import { arrived, DISCOVERY, expect, OWNER, open, test } from "./support/fixtures";
import { addSession } from "./support/sandbox";

const CANDIDATES = "/t/acme/candidates";
const SETTINGS = "/t/acme/settings";

async function openCandidate(page: Page, name: string): Promise<void> {
  await open(page, `${CANDIDATES}?q=${encodeURIComponent(name)}`);
  await page.getByRole("row").filter({ hasText: name }).getByRole("link").click(DISCOVERY);
  await arrived(page, name);
}

test("a rule is tried, saved, shown with what it will delete, and taken back", async ({ page, signInAs }) => {
  const roleName = `Welder ${crypto.randomUUID().slice(0, 8)}`;
  const { candidateName: name } = await addSession({ status: "completed", roleName });
  await signInAs(OWNER);
  await openCandidate(page, name);
  await open(page, `${SETTINGS}/privacy`);
  const card = page.getByRole("region", { name: "Retention", exact: true });
  await card.getByLabel("Add a rule for a role").selectOption(roleName);
  await card.getByLabel("No decision").fill("300");
  await card.getByRole("button", { name: "Preview" }).click();
  await expect(card.getByRole("region", { name: "Preview" })).toContainText(name);
  await card.getByRole("button", { name: "Save rule" }).click();
  await expect(card).toContainText("No decision: 300 days");
  await card.getByRole("link", { name: "Upcoming deletions" }).click();
  await expect(page).toHaveURL(/\/expiring$/);
  await page.getByRole("region", { name: "Upcoming deletions" }).getByRole("link", { name }).click();
  await arrived(page, name);
  const privacy = page.getByRole("region", { name: "Privacy" });
  await expect(privacy).toContainText("The interview will be deleted on");
  await privacy.getByRole("button", { name: "Keep longer" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("They agreed to another opening");
  await dialog.getByRole("button", { name: "Last day" }).or(dialog.getByLabel("Last day")).first().click();
  await page.getByRole("gridcell").last().click();
  await dialog.getByRole("button", { name: "Keep longer" }).click();
  await expect(privacy).toContainText("They agreed to another opening");
  await open(page, `${SETTINGS}/privacy`);
  await card.getByRole("button", { name: `Edit ${roleName}` }).click();
  await card.getByRole("button", { name: "Use default" }).click();
  await expect(card.getByRole("heading", { name: roleName })).toHaveCount(0);
});

test("several are selected in the list and erased together", async ({ page, signInAs }) => {
  const roleName = `Baker ${crypto.randomUUID().slice(0, 8)}`;
  const one = await addSession({ status: "completed", roleName });
  const other = await addSession({ status: "completed", roleName });
  await signInAs(OWNER);
  for (const { candidateName } of [one, other]) await openCandidate(page, candidateName);
  await open(page, `${CANDIDATES}?role=${encodeURIComponent(roleName)}`);
  await page.getByLabel("Select all on this page").check();
  const bar = page.getByRole("region", { name: "Selected candidates" });
  await expect(bar).toContainText("2 selected");
  await bar.getByRole("link", { name: "Erase…" }).click();
  await arrived(page, "Erase 2 candidates");
  for (const { candidateName } of [one, other])
    await expect(page.getByRole("region", { name: "Candidates" })).toContainText(candidateName);
  await expect(page.getByRole("region", { name: "What will be deleted" })).toContainText("2 interviews");
  const erase = page.getByRole("button", { name: "Erase permanently" });
  await expect(erase).toBeDisabled();
  await page.getByLabel("Enter these words to confirm").fill("erase 2 candidates");
  await erase.click();
  await expect(page.getByText("2 candidates were erased.")).toBeVisible();
  await open(page, `${CANDIDATES}?role=${encodeURIComponent(roleName)}`);
  await expect(page.getByRole("row").filter({ hasText: one.candidateName })).toHaveCount(0);
});

test.describe("the day of a data protection officer", () => {
  test.use({ expectedErrors: [/404/] });

  test("somebody is found, exported, held, released, erased and stays erased, and it can be shown", async ({
    page,
    signInAs,
  }) => {
    const { id: sessionId, candidateName: name } = await addSession({
      status: "completed",
      roleName: "Cook",
    });
    const caseNumber = `DSR ${crypto.randomUUID().slice(0, 8)}`;
    await signInAs(OWNER);

    await test.step("found, with what would go", async () => {
      await openCandidate(page, name);
      await page.getByRole("region", { name: "Privacy" }).getByRole("link", { name: "Erase" }).click();
      await arrived(page, `Erase ${name}`);
      await expect(page.getByRole("region", { name: "What will be deleted" })).toContainText("1 interview");
    });
    const candidate = page.url().replace(/\/erase$/, "");

    await test.step("handed over: everything about them as a file", async () => {
      await page.goto(candidate);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Export" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`${name}.zip`);
      const files = readZip(await readFile(await download.path()));
      expect(JSON.parse(files.get("person.json")?.toString() ?? "")).toMatchObject({ person: { name } });
      expect(files.get("index.html")?.toString()).toContain(name);
    });

    await test.step("held: nobody can erase them, and it says why", async () => {
      await page.goto(candidate);
      await page.getByRole("button", { name: "Place a legal hold" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Reason").fill("Claim 12");
      await dialog.getByRole("button", { name: "Place hold" }).click();
      const card = page.getByRole("region", { name: "Privacy" });
      await expect(card).toContainText("Claim 12");
      await card.getByRole("link", { name: "Erase" }).click();
      await arrived(page, `Erase ${name}`);
      await expect(page.getByRole("region", { name: "On legal hold" })).toContainText("Claim 12");
      await expect(page.getByRole("button", { name: "Erase permanently" })).toHaveCount(0);
    });

    await test.step("released", async () => {
      await page.getByRole("button", { name: /^Release/ }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: "Release" }).click();
      await expect(page.getByText("Legal hold released")).toBeVisible();
    });

    await test.step("erased, once the name is typed and no name is in what stays", async () => {
      const erase = page.getByRole("button", { name: "Erase permanently" });
      await expect(erase).toBeDisabled();
      await page.getByLabel("Enter the candidate’s name to confirm").fill(name);
      await page.getByLabel("Case number").fill(`about ${name}`);
      await erase.click();
      await expect(page.getByText("The case number is kept")).toBeVisible();
      await page.getByLabel("Case number").fill(caseNumber);
      await erase.click();
      await expect(page).toHaveURL(/\/candidates$/);
      await expect(page.getByText("The candidate was erased.")).toBeVisible();
    });

    await test.step("gone from every page, also when the platform is asked again", async () => {
      await open(page, candidate);
      await expect(page.getByText("This candidate was not found")).toBeVisible();
      await page.getByRole("link", { name: "Show all candidates" }).click();
      await expect(page).toHaveURL(/\/candidates$/);
      await open(page, `${SETTINGS}/sync`);
      await page.getByRole("button", { name: "Sync now" }).click();
      await open(page, `${CANDIDATES}?q=${encodeURIComponent(name)}`);
      await expect(page.getByRole("row").filter({ hasText: name })).toHaveCount(0);
      await open(page, `/t/acme/interviews?q=${encodeURIComponent(name)}`);
      await expect(page.getByRole("row").filter({ hasText: name })).toHaveCount(0);
    });

    await test.step("proved: what was done, what is left to ask for, and a log without a name", async () => {
      await open(page, `${SETTINGS}/privacy`);
      const done = page.getByRole("region", { name: "Erased candidates" });
      await expect(done.getByRole("listitem").filter({ hasText: caseNumber })).toContainText("1 interview");
      await expect(page.getByRole("region", { name: "Still on the interview platform" })).toContainText(
        sessionId,
      );
      await open(page, `${SETTINGS}/audit?area=privacy`);
      await expect(page.getByText("Erased a candidate").first()).toBeVisible();
      await expect(page.getByText(name)).toHaveCount(0);
    });
  });
});
