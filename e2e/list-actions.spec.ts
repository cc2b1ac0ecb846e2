import type { Page } from "@playwright/test";
import { toggleFilter } from "./support/filters";
import { expect, OWNER, open, REVIEWER, rowOf, test } from "./support/fixtures";
import { fillInReview, submitReview } from "./support/review-form";
import { addRole, assignAll, openRole } from "./support/roles";

const box = (page: Page, name: string) => page.getByRole("checkbox", { name: `Select ${name}` });
const bar = (page: Page) => page.getByRole("region", { name: "Selected interviews" });

test("several are filtered, selected and assigned at once, and the reviewer's queue shows them", async ({
  page,
  browser,
  baseURL,
  signInAs,
  logins,
}) => {
  const { roleName, names } = await addRole(4);
  await signInAs(OWNER);
  await openRole(page, roleName, 4);

  await test.step("a press with Shift selects the rows in between", async () => {
    const boxes = page.locator("[data-select]");
    await boxes.first().click();
    await boxes.nth(2).click({ modifiers: ["Shift"] });
    await expect(bar(page)).toContainText("3 selected");
    await page.keyboard.press("Escape");
    await expect(bar(page)).toHaveCount(0);
  });

  await test.step("the keyboard selects without the mouse", async () => {
    // The third row's box has the focus.
    await page.keyboard.press("Home");
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("Shift+X");
    await expect(bar(page)).toContainText("3 selected");
    await bar(page).getByRole("button", { name: "Select all 4" }).click();
    await expect(bar(page)).toContainText("4 selected");
  });

  await test.step("all of them are assigned", async () => {
    await bar(page).getByRole("button", { name: "Assign…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("checkbox", { name: "Tom Okafor" }).check();
    await dialog.getByRole("button", { name: "Assign", exact: true }).click();
    await expect(page.getByText("4 reviewers asked")).toBeVisible();
    await expect(bar(page)).toHaveCount(0);
    await expect(rowOf(page, names[0] ?? "")).toContainText("Tom Okafor, not started");
  });

  await test.step("who is asked is a filter in the address", async () => {
    await toggleFilter(page, "Reviewer", "No one yet");
    await expect(page).toHaveURL(/assignee=nobody/);
    await expect(page.getByText("No matching interviews")).toBeVisible();
    await toggleFilter(page, "Reviewer", "Tom Okafor");
    await page.getByRole("link", { name: "Remove filter: Reviewer No one yet" }).click();
    await expect(page).not.toHaveURL(/nobody/);
    await expect(page.locator("[data-select]")).toHaveCount(4);
  });

  await test.step("the reviewer's queue shows them", async () => {
    const context = await browser.newContext({
      baseURL: baseURL ?? "",
      storageState: await logins(REVIEWER),
    });
    const reviewer = await context.newPage();
    await open(reviewer, "/t/acme/queue");
    for (const name of names) await expect(reviewer.getByRole("link", { name })).toBeVisible();
    await context.close();
  });
});

test("deciding on several decides what can be, and says of the others why not", async ({
  page,
  signInAs,
}) => {
  const { roleName, names } = await addRole(3);
  const [reviewed = "", lacking = "", alsoLacking = ""] = names;
  await signInAs(OWNER);
  await openRole(page, roleName, 3);
  await submitReview(page, reviewed, { score: "2", recommendation: "No", summary: "Knows no tills." });
  await openRole(page, roleName, 3);
  for (const name of names) await box(page, name).check();
  await bar(page).getByRole("button", { name: "Decide…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Reject" }).check();
  await dialog.getByRole("button", { name: "Reject: 3 interviews" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Choose a reason.");
  await dialog.getByLabel("Reason").selectOption("Skills do not match the role");
  await dialog.getByRole("button", { name: "Reject: 3 interviews" }).click();
  await expect(dialog).toContainText("1 interview is rejected.");
  const refused = dialog.getByRole("list", { name: "Not decided" }).getByRole("listitem");
  await expect(refused).toHaveCount(2);
  for (const name of [lacking, alsoLacking])
    await expect(refused.filter({ hasText: name })).toContainText("One more submitted review is needed.");
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(bar(page)).toContainText("2 selected");
  await expect(rowOf(page, reviewed)).toContainText("Rejected");
  await toggleFilter(page, "Decision", "Rejected");
  await expect(page.locator("[data-select]")).toHaveCount(1);
  await expect(bar(page)).toContainText("2 selected, 2 not on this page");
});

test("who only reviews compares, and neither assigns nor decides", async ({ page, signInAs }) => {
  const { roleName } = await addRole(2);
  await signInAs(REVIEWER);
  await openRole(page, roleName, 2);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await expect(bar(page).getByRole("link", { name: "Compare" })).toBeVisible();
  await expect(bar(page).getByRole("button", { name: /Assign|Decide/ })).toHaveCount(0);
});

test("an interview heard to its end asks for the review, and then offers the next one of the queue", async ({
  page,
  signInAs,
}) => {
  const { roleName, names } = await addRole(2);
  await signInAs(OWNER);
  await openRole(page, roleName, 2);
  await assignAll(page, "Nora Feld");
  await rowOf(page, names[0] ?? "")
    .getByRole("link")
    .click();
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await toItsEnd(page);
  const offer = page.getByRole("region", { name: "Next to review" });
  const ask = page.getByRole("region", { name: "Your review is missing" });
  await ask.getByRole("button", { name: "Score now" }).click();
  await expect(page.getByRole("form", { name: "Your review" })).toBeFocused();
  await fillInReview(page, { score: "4", recommendation: "Yes", summary: "Heard to the end." });
  await page.getByRole("button", { name: /^Submit (review|and stay)$/ }).click();
  await expect(offer).toBeVisible();
  await expect(ask).toHaveCount(0);
  await expect(offer.getByRole("button", { name: "Stop" })).toHaveCount(0);
  await offer.getByRole("checkbox", { name: "Play next automatically" }).check();
  await page.reload();
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await toItsEnd(page);
  await offer.getByRole("button", { name: "Stop" }).click();
  await expect(offer.getByRole("button", { name: "Stop" })).toHaveCount(0);
  const here = page.url();
  await offer.getByRole("link", { name: "Continue" }).click();
  await expect(page).not.toHaveURL(here);
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
});

async function toItsEnd(page: Page): Promise<void> {
  await page.locator("audio").evaluate(async (audio: HTMLAudioElement) => {
    if (Number.isNaN(audio.duration))
      await new Promise((resolve) => audio.addEventListener("loadedmetadata", resolve, { once: true }));
    audio.currentTime = audio.duration - 1;
    await audio.play();
  });
}
