import { AxeBuilder } from "@axe-core/playwright";
import { DISCOVERY, expect, OWNER, open, REVIEWER, rowOf, test } from "./support/fixtures";
import { addSession } from "./support/sandbox";

test("the palette goes to an interview, a candidate and a page by keyboard alone", async ({
  page,
  signInAs,
}) => {
  const { candidateName } = await addSession({ status: "initiated" });
  await signInAs(OWNER);
  await open(page, `/t/acme/interviews?q=${encodeURIComponent(candidateName)}`);
  await expect(rowOf(page, candidateName)).toBeVisible(DISCOVERY);
  const palette = page.getByRole("dialog", { name: "Search or jump to" });

  await page.keyboard.press("Control+k");
  await page.keyboard.type(candidateName);
  await expect(palette.getByRole("group", { name: "Interviews" }).getByRole("option")).toHaveCount(1);
  await expect(palette.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/t\/acme\/interviews\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { name: candidateName, level: 1 })).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.keyboard.type(candidateName);
  await expect(palette.getByRole("group", { name: "Candidates" }).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/t\/acme\/candidates\//);

  await page.keyboard.press("Control+k");
  await page.keyboard.type("rules");
  await expect(palette.getByRole("option", { name: "Review rules" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings\/review-rules$/);
});

test("the palette says when nothing is called that, and Escape gives the keyboard back", async ({
  page,
  signInAs,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signInAs(OWNER);
  await open(page, "/t/acme/queue");
  const button = page.getByRole("button", { name: "Find anything" }).filter({ visible: true });
  await button.click();
  const palette = page.getByRole("dialog", { name: "Search or jump to" });
  await expect(palette.getByRole("option", { name: "Sign out" })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await palette.getByRole("combobox").fill("zebra-zebra");
  await expect(palette).toContainText("No results for “zebra-zebra”.");
  // What nobody is called, somebody may have said.
  await expect(palette.getByRole("option", { name: "Search transcripts for “zebra-zebra”" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  await expect(button).toBeFocused();
});

test("a question mark shows the keys of the page that is open", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  await open(page, "/t/acme/interviews");
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet).toContainText("Select the row");
  await page.keyboard.press("Escape");
  await open(page, "/t/acme/settings/people");
  await page.keyboard.press("?");
  await expect(sheet).toBeVisible();
  await expect(sheet).not.toContainText("Select the row");
});

test("the palette offers a reviewer only what a reviewer may do", async ({ page, signInAs }) => {
  await signInAs(REVIEWER);
  await open(page, "/t/acme/queue");
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search or jump to" });
  await expect(palette.getByRole("option", { name: "To review" })).toBeVisible();
  await expect(palette.getByRole("option", { name: "Import candidates" })).toHaveCount(0);
  await expect(palette.getByRole("option", { name: "Review links" })).toHaveCount(0);
});
