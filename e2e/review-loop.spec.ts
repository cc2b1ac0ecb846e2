import type { Locator, Page } from "@playwright/test";
import { DISCOVERY, expect, OWNER, open, test } from "./support/fixtures";
import { invite, join, newVisitor } from "./support/people";
import { requireEnv } from "./support/require-env";
import { addRole, assignAll, openRole } from "./support/roles";

const MOST_CLICKS = 40;

test("six interviews are heard and reviewed in a row, by few clicks and without losing one's place", async ({
  page,
  browser,
  baseURL,
  signInAs,
}) => {
  const { roleName } = await addRole(6);
  await signInAs(OWNER);
  const email = `loop-${requireEnv("E2E_RUN")}@acme.test`;
  const link = await invite(page, "acme", email, "Reviewer");
  const reviewer = await newVisitor(browser, baseURL);
  await reviewer.setViewportSize({ width: 1366, height: 768 });
  await join(reviewer, link, "Lena Loop");
  await openRole(page, roleName, 6);
  await assignAll(page, "Lena Loop");
  const clicks = countClicks(reviewer);

  await test.step("a reviewer lands on what waits, and the menu counts it", async () => {
    await open(reviewer, "/");
    await expect(reviewer).toHaveURL(/\/t\/acme\/queue$/);
    await expect(reviewer.getByRole("link", { name: /^To review\W*6 waiting$/ })).toBeVisible();
    await clicks.press(reviewer.getByRole("link", { name: "Start" }));
  });

  const place = reviewer.getByRole("navigation", { name: "To review" });
  const form = reviewer.getByRole("form", { name: "Your review" });
  for (let position = 1; position <= 6; position += 1)
    await test.step(`number ${position}`, async () => {
      await expect(place).toContainText(`${position} of 6`, DISCOVERY);
      // The tab is the one of before, and the keyboard is where it was.
      await expect(form).toBeVisible();
      if (position > 1) await expect(form).toBeFocused();
      if (position === 1) await expectFits(reviewer);
      await clicks.press(reviewer.getByRole("button", { name: "Play", exact: true }));
      await expect(reviewer.getByRole("button", { name: "Pause" })).toBeVisible();
      for (const key of ["4", "5", "3", "4", "1"]) await reviewer.keyboard.press(key);
      await expect(form.getByText("5 of 6")).toBeVisible();
      await reviewer.keyboard.press("3");
      await expect(form.getByText("6 of 6")).toBeVisible();
      if (position === 2) await expectEvidence(reviewer, form);
      await reviewer.keyboard.press("Control+Enter");
    });

  await test.step("the last one closes the sitting, and what was reviewed is found again", async () => {
    await expect(reviewer).toHaveURL(/\/t\/acme\/queue$/);
    await expect(reviewer.getByText(/^6 of 6 reviewed, \d+ minutes of interviews/)).toBeVisible();
    const reviewed = reviewer.getByRole("region", { name: "Reviewed" });
    await expect(reviewed.getByRole("listitem")).toHaveCount(6);
    await expect(reviewed.getByRole("listitem").first()).toContainText("Yes");
  });
  expect(clicks.count()).toBeLessThanOrEqual(MOST_CLICKS);
  await reviewer.context().close();
});

test("next and previous keep the keyboard on themselves", async ({ page, signInAs }) => {
  const { roleName } = await addRole(3);
  await signInAs(OWNER);
  await openRole(page, roleName, 3);
  await assignAll(page, "Nora Feld");
  await page.locator("a[data-row-link]").first().click();
  const place = page.getByRole("navigation", { name: "To review" });
  const next = place.getByRole("link", { name: /^Next:/ });
  const here = page.url();
  await next.focus();
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(here);
  await expect(place.locator("a:focus")).toHaveCount(1);
});

/** Submit is in sight without scrolling, and the transcript has the greater part of the page. */
async function expectFits(page: Page): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await expect(page.getByRole("button", { name: "Submit and next" })).toBeInViewport({ ratio: 1 });
  const widths = await page.evaluate(() => {
    const width = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().width ?? 0;
    return { transcript: width("#transcript-panel"), page: width("#main > div > div:nth-of-type(1)") };
  });
  expect(widths.transcript / widths.page).toBeGreaterThanOrEqual(0.55);
}

/** A selected passage becomes evidence by one key. */
async function expectEvidence(page: Page, form: Locator): Promise<void> {
  await form.getByRole("radio", { name: "3" }).first().focus();
  const turn = page.locator("#transcript-panel [aria-current] p, #transcript-panel p[lang]").first();
  // The turn that is spoken is drawn anew when the next one begins, and a selection in it is over.
  await expect(async () => {
    await turn.selectText();
    await expect(page.getByRole("toolbar", { name: "Passage" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.press("e");
  await expect(form.getByRole("button", { name: /^Play from/ }).first()).toBeVisible();
}

function countClicks(page: Page) {
  let count = 0;
  return {
    press: async (target: Locator) => {
      count += 1;
      await expect(target).toBeVisible();
      await target.click();
    },
    count: () => count,
    page,
  };
}
