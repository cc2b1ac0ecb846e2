import type { Page } from "@playwright/test";
import { arrived, DISCOVERY, expect, OWNER, open, REVIEWER, test } from "./support/fixtures";
import { addSession } from "./support/sandbox";

const LIST = "/t/acme/candidates";
const COMPLETED = { status: "completed" } as const;

/** A name that no other test uses. */
const newName = (name: string) => `${name} ${crypto.randomUUID().slice(0, 8)}`;

function rowOf(page: Page, name: string) {
  return page.getByRole("row").filter({ hasText: name });
}

async function openCandidate(page: Page, name: string): Promise<void> {
  await open(page, `${LIST}?q=${encodeURIComponent(name)}`);
  await rowOf(page, name).getByRole("link").click(DISCOVERY);
  await arrived(page, name);
}

test("a candidate is found, edited, merged with another and split again", async ({ page, signInAs }) => {
  const [first, second] = [newName("Ada"), newName("Bo")];
  await addSession({ ...COMPLETED, candidateName: first, roleName: "Barista" });
  await addSession({ ...COMPLETED, candidateName: second, roleName: "Nurse" });
  await signInAs(OWNER);
  const edited = `${first} سامي`;
  const tag = newName("tag");

  await test.step("edited, with who says so, and found again by its tag and owner", async () => {
    await openCandidate(page, first);
    await page.getByRole("button", { name: "Edit" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill(edited);
    await dialog.getByLabel("Email").fill("nowhere");
    await dialog.getByLabel("Owner").selectOption("Tom Okafor");
    await dialog.getByLabel("Tags").fill(tag);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByText("Enter a valid email address.")).toBeVisible();
    await dialog.getByLabel("Email").fill("ada@mail.test");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { name: edited, level: 1 })).toBeVisible();
    await expect(page.getByRole("region", { name: "Details" })).toContainText("typed");
    await expect(page.getByRole("region", { name: "Timeline" })).toContainText("Nora Feld changed name from");
    await page.getByRole("link", { name: "Candidates" }).first().click();
    await page.getByLabel("Tag", { exact: true }).selectOption(tag);
    await page.getByLabel("Owner").selectOption("Tom Okafor");
    await expect(page).toHaveURL(/tag=.+owner=/);
    await expect(rowOf(page, edited)).toContainText("ada@mail.test");
    await expect(page.getByText("1 candidate", { exact: true }).last()).toBeVisible();
  });

  await test.step("from the interview to the candidate and back", async () => {
    await rowOf(page, edited).getByRole("link").click();
    await page.getByRole("region", { name: "1 interview" }).getByRole("link", { name: "Barista" }).click();
    await page.getByRole("heading", { name: edited, level: 1 }).getByRole("link").click();
    await expect(page).toHaveURL(/candidates\/[\w-]+$/);
  });

  await test.step("merged: the preview says what moves", async () => {
    await page.getByRole("link", { name: "Merge" }).click();
    await page.getByLabel("Name, email or reference").fill(second);
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("link", { name: second }).click(DISCOVERY);
    await expect(page.getByRole("region", { name: "What moves" })).toContainText(`1 interview of ${second}`);
    await page.getByRole("group", { name: "Name" }).getByRole("radio", { name: second }).check();
    await page.getByRole("button", { name: "Merge candidates" }).click();
    await expect(page.getByRole("heading", { name: second, level: 1 })).toBeVisible();
    await expect(page.getByRole("region", { name: "2 interviews" })).toContainText("Nurse");
    await expect(page.getByRole("region", { name: "Timeline" })).toContainText(`merged ${second} into`);
  });

  await test.step("an interview is split off into a candidate of its own", async () => {
    const nurse = page.getByRole("listitem").filter({ hasText: "Nurse" }).first();
    await nurse.getByRole("button", { name: "Split off" }).click();
    const third = newName("Cy");
    await page.getByLabel("Name of the new candidate").fill(third);
    await page.getByRole("dialog").getByRole("button", { name: "Split off" }).click();
    await expect(page.getByRole("heading", { name: third, level: 1 })).toBeVisible();
    await expect(page.getByRole("region", { name: "1 interview" })).toContainText("Nurse");
    await page.goBack();
    await expect(page.getByRole("region", { name: "1 interview" })).toContainText("Barista");
  });

  await test.step("the merge is undone, and the name is what it was", async () => {
    await page.getByRole("button", { name: /Undo merge/ }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Undo merge" }).click();
    await expect(page.getByRole("heading", { name: edited, level: 1 })).toBeVisible();
    await expect(page.getByRole("region", { name: "Merged here" })).toBeHidden();
  });
});

test("two people who edit at once do not overwrite each other unasked", async ({
  page,
  context,
  signInAs,
}) => {
  const name = newName("Di");
  await addSession({ ...COMPLETED, candidateName: name });
  await signInAs(OWNER);
  await openCandidate(page, name);
  const other = await context.newPage();
  await open(other, page.url());
  for (const one of [page, other]) await one.getByRole("button", { name: "Edit" }).click();
  await other.getByLabel("Email").fill("theirs@mail.test");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Candidate saved")).toBeVisible();
  await page.getByLabel("Email").fill("mine@mail.test");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const conflict = page.getByRole("alert").filter({ hasText: "Someone else has changed this candidate" });
  await expect(conflict).toContainText("theirs@mail.test");
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  await expect(page.getByRole("region", { name: "Details" })).toContainText("mine@mail.test");
});

test("an import with a mistake imports nothing, without it everything", async ({ page, signInAs }) => {
  const [first, second] = [newName("ref"), newName("ref")];
  await signInAs(OWNER);
  await open(page, LIST);
  await page.getByRole("link", { name: "Import" }).click();
  const file = (email: string) => ({
    name: "candidates.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      `\uFEFFreference;name;email;tags\r\n${first};"Example; Ada";ada@x.test;vip\r\n${second};Bo;${email};\r\n`,
      "utf16le",
    ),
  });
  await page.getByLabel("CSV file").setInputFiles(file("nowhere"));
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("1 line has an error");
  await expect(preview.getByRole("listitem")).toContainText(["Line 3"]);
  await expect(preview).toContainText("Enter a valid email address.");
  await expect(preview.getByRole("button", { name: /^Import/ })).toBeHidden();

  await page.getByLabel("CSV file").setInputFiles(file("bo@x.test"));
  await expect(preview.getByRole("tab", { name: "New" })).toContainText("2");
  await preview.getByRole("button", { name: "Import 2 candidates" }).click();
  await expect(page).toHaveURL(/candidates$/);
  await open(page, `${LIST}?q=${encodeURIComponent(first)}`);
  await expect(rowOf(page, "Example; Ada")).toContainText("ada@x.test");

  await page.getByRole("link", { name: "Import" }).click();
  await page.getByLabel("Or paste rows").fill(`reference,name\n${first},Ada Example\n${second},Bo\n`);
  await page.getByRole("button", { name: "Preview pasted rows" }).click();
  await expect(preview.getByRole("tab", { name: /^Changed/ })).toContainText("1");
  await expect(preview.getByRole("tab", { name: "Unchanged" })).toContainText("1");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download template" }).click();
  expect((await download).suggestedFilename()).toBe("Candidates.csv");
});

test.describe("a reviewer", () => {
  test.use({ expectedErrors: [/404|403/] });

  test("sees candidates but no way to change them, and is refused by the actions", async ({
    page,
    browser,
    baseURL,
    signInAs,
    logins,
  }) => {
    const name = newName("Ed");
    await addSession({ ...COMPLETED, candidateName: name });
    await signInAs(REVIEWER);
    await openCandidate(page, name);
    await expect(page.getByRole("button", { name: "Edit" })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Merge" })).toHaveCount(0);
    const address = page.url();
    for (const path of [`${address}/merge`, `${LIST}/import`]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(/not found|does not exist/);
    }
    const template = await page.request.get("/api/t/acme/candidates/template");
    expect(template.status()).toBe(403);

    // The very request that an owner's browser sends, with the reviewer's cookies.
    const context = await browser.newContext({ baseURL: baseURL ?? "", storageState: await logins(OWNER) });
    const owner = await context.newPage();
    await open(owner, address);
    await owner.getByRole("button", { name: "Edit" }).click();
    await owner.getByLabel("Email").fill("taken@mail.test");
    await context.clearCookies();
    await context.addCookies((await logins(REVIEWER)).cookies);
    await owner.getByRole("button", { name: "Save", exact: true }).click();
    await expect(owner.getByText("Your role in this organisation does not allow that.")).toBeVisible();
    await expect(owner.getByRole("region", { name: "Details" })).not.toContainText("taken@mail.test");
    await context.close();
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("five places are under the thumb, and the settings in the account's menu", async ({
    page,
    signInAs,
  }) => {
    await signInAs(OWNER);
    await open(page, LIST);
    const bar = page.getByRole("navigation", { name: "Main" }).filter({ visible: true });
    await expect(bar.getByRole("link")).toHaveText([
      "Interviews",
      "Candidates",
      "To review",
      "Search",
      "Review links",
    ]);
    await page
      .getByRole("button", { name: /Account/ })
      .filter({ visible: true })
      .click();
    await page.getByRole("menuitem", { name: "Settings" }).click();
    await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  });
});
