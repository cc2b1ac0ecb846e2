import { randomUUID } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { timeLimit } from "../testing/time-limit";
import { DISCOVERY, expect, OWNER, open, REVIEWER, rowOf, submitSignIn, test } from "./support/fixtures";
import { requireEnv } from "./support/require-env";
import { addSession } from "./support/sandbox";

const COMPLETED = {
  status: "completed",
  recordingFile: "store-manager-en.wav",
  transcriptFile: "store-manager-en.json",
} as const;

async function openInterview(page: Page, roleName = "Store manager"): Promise<void> {
  const { candidateName } = await addSession({ ...COMPLETED, roleName });
  await open(page, `/t/acme/interviews?q=${encodeURIComponent(candidateName)}`);
  await rowOf(page, candidateName).getByRole("link").click(DISCOVERY);
  await expect(page.getByRole("heading", { name: candidateName, level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "Transcript" }).getByRole("listitem").first()).toBeVisible();
}

/** An interview whose reviewers see each other's notes at once. */
async function openOpenInterview(page: Page): Promise<void> {
  const roleName = `Florist ${randomUUID().slice(0, 8)}`;
  await openInterview(page, roleName);
  const address = page.url();
  await open(page, "/t/acme/settings/review-rules");
  await page.getByLabel("Add rules for a role").selectOption(roleName);
  await page.getByRole("checkbox", { name: "Blind" }).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: roleName })).toContainText("open");
  await open(page, address);
}

const noteBy = (page: Page, name: string) =>
  page.getByRole("article", { name: `Note by ${name}`, exact: true });
const notSent = (page: Page) => page.getByRole("article", { name: "Note by Nora Feld, not sent" });
const newNote = (page: Page) => page.getByLabel("New note");

async function write(page: Page, text: string): Promise<void> {
  await newNote(page).fill(text);
  await page.getByRole("button", { name: "Add note" }).click();
}

test("two people talk in a thread, live, and what is private stays so", async ({
  page,
  browser,
  baseURL,
  signInAs,
  logins,
}) => {
  await signInAs(OWNER);
  await openOpenInterview(page);
  const context = await browser.newContext({ baseURL: baseURL ?? "", storageState: await logins(REVIEWER) });
  const tom = await context.newPage();
  await open(tom, page.url());

  await test.step("a mention is made by keys alone", async () => {
    await newNote(page).focus();
    await page.keyboard.type("Is this true, @to");
    const option = page.getByRole("option", { name: "Tom Okafor" });
    await expect(option).toHaveAttribute("aria-selected", "true");
    await expect(newNote(page)).toHaveAttribute(
      "aria-activedescendant",
      (await option.getAttribute("id")) ?? "",
    );
    await page.keyboard.press("Escape");
    await expect(page.getByRole("listbox", { name: "People" })).toBeHidden();
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("@");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.type("oka");
    await page.keyboard.press("Enter");
    await page.keyboard.type("or **not**?");
    await expect(newNote(page)).toHaveValue("Is this true, @Tom Okafor or **not**?");
    await page.keyboard.press("Control+Enter");
  });

  await test.step("it arrives at the other browser, which is told", async () => {
    const note = noteBy(tom, "Nora Feld");
    await expect(note.getByText("@Tom Okafor")).toBeVisible();
    await expect(note.locator("[data-mention]")).toHaveText("@Tom Okafor");
    await expect(note.locator("strong")).toHaveText("not");
    await expect(tom.getByText(/^New note by Nora Feld/)).toBeAttached();
    await expect(newNote(page), "one goes on writing").toBeFocused();
  });

  await test.step("the answer stands under it on both sides", async () => {
    await tom.getByRole("button", { name: "Reply", exact: true }).click();
    await tom.getByLabel("Reply", { exact: true }).and(tom.locator("textarea")).fill("I checked it.");
    await tom.getByRole("button", { name: "Send reply" }).click();
    await expect(page.getByRole("list", { name: "1 reply" })).toContainText("I checked it.");
    await expect(tom.getByRole("button", { name: "Reply", exact: true })).toBeFocused();
  });

  await test.step("while one scores, the notes stay in sight and lead back to where they are", async () => {
    await page.getByRole("tab", { name: "Scorecard" }).click();
    const beside = page.getByRole("list", { name: "Notes in short" });
    await beside.getByRole("button", { name: /^Is this true/ }).click();
    await expect(noteBy(page, "Nora Feld")).toBeFocused();
  });

  await test.step("a private note is marked, seen by nobody else, and can be shared", async () => {
    await page.getByRole("radio", { name: "Only me" }).check();
    await write(page, "Reminds me of my brother.");
    const note = noteBy(page, "Nora Feld").filter({ hasText: "brother" });
    await expect(note).toContainText("Only me");
    await page.getByRole("radio", { name: "Team" }).check();
    await write(page, "After the private one.");
    await expect(noteBy(tom, "Nora Feld").filter({ hasText: "After the private one." })).toBeVisible();
    await expect(tom.getByText("brother")).toHaveCount(0);
    await tom.reload();
    await expect(noteBy(tom, "Nora Feld")).toHaveCount(2);
    expect(await tom.content()).not.toContain("brother");
    await note.getByRole("button", { name: "Change note" }).click();
    await page.getByRole("menuitem", { name: "Share with the team" }).click();
    await expect(noteBy(tom, "Nora Feld").filter({ hasText: "brother" })).toBeVisible();
    await expect(note).not.toContainText("Only me");
  });

  await test.step("what was edited says so, and what it said before", async () => {
    const note = noteBy(page, "Nora Feld").filter({ hasText: "After the private one." });
    await note.getByRole("button", { name: "Change note" }).click();
    await page.getByRole("menuitem", { name: "Edit" }).click();
    await page.getByLabel("Edit note").fill("Second thoughts.");
    await page.getByRole("button", { name: "Save" }).click();
    const edited = noteBy(tom, "Nora Feld").filter({ hasText: "Second thoughts." });
    await edited.getByRole("button", { name: "Edited, show history" }).click();
    await expect(tom.getByRole("dialog", { name: "Edit history" })).toContainText("After the private one.");
  });
  await context.close();
});

test("what looks like code in a note is text", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  await openInterview(page);
  const attack = "<img src=x onerror=alert(1)> [press](javascript:alert(1)) <script>alert(1)</script>";
  let alerts = 0;
  page.on("dialog", (dialog) => {
    alerts += 1;
    void dialog.dismiss();
  });
  await write(page, attack);
  const note = noteBy(page, "Nora Feld");
  await expect(note).toContainText(attack);
  await page.reload();
  await expect(note).toContainText(attack);
  await expect(note.locator("a, img, script")).toHaveCount(0);
  expect(alerts).toBe(0);
});

test("a quoted passage is a range on the time line and a mark in the text; near marks become one", async ({
  page,
  signInAs,
}) => {
  await signInAs(OWNER);
  await openInterview(page);
  const transcript = page.getByRole("region", { name: "Transcript" });
  await transcript
    .getByRole("button", { name: /^Quote / })
    .nth(1)
    .focus();
  await page.keyboard.press("Enter");
  await page.getByRole("toolbar", { name: "Passage" }).getByRole("button", { name: "Note" }).click();
  await write(page, "Numbers without being asked.");
  await expect(noteBy(page, "Nora Feld").locator("blockquote")).toContainText("I run a mid-sized homeware");
  await expect(page.getByTestId("note-range")).toHaveCount(1);
  await write(page, "The same moment again.");
  await expect(page.getByTestId("note-mark")).toHaveCount(1);
  await transcript
    .getByRole("button", { name: /^(2 notes|Note) by Nora Feld/ })
    .first()
    .click();
  await expect(page.locator("article:focus")).toContainText("Nora Feld");
  const mark = page.getByTestId("note-mark");
  await expect(mark).toHaveText("2");
  await mark.click();
  await expect(page.locator("article:focus")).toBeVisible();

  await test.step("a thread with the list of people open is accessible", async () => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.getByRole("button", { name: "Reply", exact: true }).first().click();
    await page.keyboard.type("Ask @");
    await expect(page.getByRole("listbox", { name: "People" })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});

test.describe("when things go wrong", () => {
  test.use({
    expectedErrors: [/ERR_INTERNET_DISCONNECTED|Failed to fetch|401|ERR_INCOMPLETE_CHUNKED|favicon/],
  });

  test("a note written without a network waits, through a reload too, and is sent once", async ({
    page,
    context,
    browser,
    baseURL,
    signInAs,
    logins,
  }) => {
    await signInAs(OWNER);
    await openOpenInterview(page);
    const other = await browser.newContext({ baseURL: baseURL ?? "", storageState: await logins(REVIEWER) });
    const tom = await other.newPage();
    await open(tom, page.url());

    await context.setOffline(true);
    await write(page, "Written in a tunnel.");
    await expect(notSent(page)).toContainText("Not sent");
    await notSent(page).getByRole("button", { name: "Try again" }).click();
    await expect(notSent(page)).toContainText("Written in a tunnel.");
    await newNote(page).fill("Half of the next");
    await context.setOffline(false);
    await expect(noteBy(page, "Nora Feld")).toContainText("Written in a tunnel.");
    await expect(notSent(page)).toHaveCount(0);
    await expect(noteBy(tom, "Nora Feld")).toHaveCount(1);

    await test.step("an answer that is lost on the way, and a reload, make no second note", async () => {
      // The server gets it; the browser never hears of that.
      await page.route("**/t/acme/interviews/*", async (route) => {
        if (route.request().method() !== "POST") return route.fallback();
        await route.fetch();
        await route.abort("internetdisconnected");
      });
      await write(page, "Sent, but who knows?");
      await expect(noteBy(tom, "Nora Feld").filter({ hasText: "who knows" })).toHaveCount(1);
      await page.unroute("**/t/acme/interviews/*");
      await page.reload();
      await expect(noteBy(page, "Nora Feld").filter({ hasText: "who knows" })).toHaveCount(1);
      await expect(notSent(page)).toHaveCount(0);
      await tom.reload();
      await expect(noteBy(tom, "Nora Feld")).toHaveCount(2);
    });
    await other.close();
  });

  test("a login that ends while one writes loses nothing", async ({ page, context, signInAs }) => {
    await signInAs(OWNER);
    await openOpenInterview(page);
    const address = page.url();
    await newNote(page).fill("Half a thought, ");
    await context.clearCookies();
    await newNote(page).pressSequentially("and the rest.");
    await page.keyboard.press("Control+Enter");
    await expect(notSent(page)).toContainText("You are signed out");
    await newNote(page).fill("And one that is not finished");

    await notSent(page).getByRole("link", { name: "Sign in" }).click();
    await page.getByLabel("Email").fill(OWNER);
    await page.getByLabel("Password", { exact: true }).fill(requireEnv("E2E_PASSWORD"));
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(address);
    await expect(noteBy(page, "Nora Feld")).toContainText("Half a thought, and the rest.");
    await expect(newNote(page)).toHaveValue("And one that is not finished");
    await newNote(page).fill("");
  });

  test("what one did not send is gone when somebody else signs in at the same computer", async ({
    page,
    context,
    browser,
    baseURL,
    signInAs,
  }) => {
    // A login of its own, which is ended from elsewhere: there nothing is known of what is written here.
    await submitSignIn(page, OWNER, requireEnv("E2E_PASSWORD"));
    await page.waitForURL(/\/interviews/);
    await openOpenInterview(page);
    const address = page.url();
    await newNote(page).fill("Half a thought");
    const elsewhere = await browser.newContext({ baseURL: baseURL ?? "" });
    await elsewhere.addCookies(await context.cookies());
    const other = await elsewhere.newPage();
    await open(other, "/t/acme/interviews");
    await signOut(other);
    await expect(other).toHaveURL(/sign-in/);
    await elsewhere.close();
    await page.keyboard.press("Control+Enter");
    await expect(notSent(page)).toContainText("You are signed out");
    await newNote(page).fill("And one that is not finished");
    expect(await keptTexts(page)).toHaveLength(2);

    await signInAs(REVIEWER);
    const second = await context.newPage();
    await open(second, address);
    await expect(newNote(second)).toHaveValue("");
    await expect(second.getByText("Half a thought")).toHaveCount(0);
    expect(await keptTexts(second)).toEqual([]);
    // The first page comes by itself to be read again as theirs.
    await page.bringToFront();
    await expect(page.getByRole("button", { name: /Tom Okafor/ }).filter({ visible: true })).toBeVisible({
      timeout: timeLimit(60_000),
    });
    await expect(notSent(page)).toHaveCount(0);
    await expect(newNote(page)).toHaveValue("");
    expect(await keptTexts(page)).toEqual([]);
    await expect(noteBy(page, "Tom Okafor")).toHaveCount(0);
  });

  test("signing out asks before it discards what was not sent, and leaves nothing behind", async ({
    page,
  }) => {
    // A login of its own: signing out ends it.
    await submitSignIn(page, OWNER, requireEnv("E2E_PASSWORD"));
    await page.waitForURL(/\/interviews/);
    await openInterview(page);
    const address = page.url();
    await newNote(page).fill("Half a thought");
    await open(page, "/t/acme/candidates");
    await signOut(page);
    const asked = page.getByRole("alertdialog", { name: "Discard what you have not sent?" });
    await asked.getByRole("link", { name: "Open the interview" }).click();
    await expect(page).toHaveURL(address);
    await expect(newNote(page)).toHaveValue("Half a thought");

    await signOut(page);
    await asked.getByRole("button", { name: "Stay signed in" }).click();
    await expect(newNote(page)).toHaveValue("Half a thought");
    await signOut(page);
    await asked.getByRole("button", { name: "Discard and sign out" }).click();
    await expect(page).toHaveURL(/sign-in/);
    expect(await keptTexts(page)).toEqual([]);
  });
});

async function signOut(page: Page): Promise<void> {
  const menu = page.getByRole("button", { name: /Nora Feld/ }).filter({ visible: true });
  await menu.click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}

/** What is kept in the browser of texts that were not sent. */
function keptTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Object.keys(localStorage).filter((key) => /^debrief\.(note|unsent|review)\./.test(key)),
  );
}

test("two browsers that edit one note: the own text is kept, the other shown, the person chooses", async ({
  page,
  browser,
  baseURL,
  signInAs,
  logins,
}) => {
  await signInAs(OWNER);
  await openInterview(page);
  await write(page, "As it was.");
  const note = noteBy(page, "Nora Feld");
  await expect(note).toContainText("As it was.");
  const context = await browser.newContext({ baseURL: baseURL ?? "", storageState: await logins(OWNER) });
  const second = await context.newPage();
  await open(second, page.url());

  const edit = async (where: Page, text: string) => {
    await noteBy(where, "Nora Feld").getByRole("button", { name: "Change note" }).click();
    await where.getByRole("menuitem", { name: "Edit" }).click();
    await where.getByLabel("Edit note").fill(text);
  };
  await edit(page, "From the first browser.");
  await edit(second, "From the second browser.");
  await second.getByRole("button", { name: "Save" }).click();
  await expect(noteBy(second, "Nora Feld").getByRole("button", { name: "Change note" })).toBeFocused();

  await page.reload();
  await expect(page.getByLabel("Edit note"), "an edit survives a reload").toHaveValue(
    "From the first browser.",
  );
  await page.getByRole("button", { name: "Save" }).click();
  await expect(note.getByRole("alert")).toContainText("From the second browser.");
  await expect(page.getByLabel("Edit note")).toHaveValue("From the first browser.");
  await page.getByRole("button", { name: "Keep my text" }).click();
  await expect(noteBy(second, "Nora Feld")).toContainText("From the first browser.");
  await context.close();
});
