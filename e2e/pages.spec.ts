/** Accessible, no wider than its screen, and still: nothing on it moves by itself while it loads. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { DISCOVERY, expect, OWNER, open, rowOf, test } from "./support/fixtures";
import { shiftOf, watchShifts, withoutNews } from "./support/layout-shift";
import { addSession } from "./support/sandbox";

const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1360, height: 860 } };
const MOST_SHIFT = 0.02;

const OPEN_PATHS = ["/sign-in", "/review/unknown", "/sso", "/sso/acme", "/sso/acme?refused=not_invited"];
const WORK_PATHS = [
  ...["/interviews?q=nobody-is-called-that", "/interviews", "/search"],
  ...["/search?q=nobody-says-that", "/search?q=the", "/review-links", "/review-links/new"],
  ...["/queue", "/compare", "/calibration", "/reports", "/notifications"],
  ...["/candidates?q=nobody-is-called-that", "/candidates", "/candidates/import"],
  ...["/invitations", "/invitations/new"],
];
const MISSING_PATHS = [
  "/nowhere",
  "/interviews/nowhere",
  "/candidates/nowhere",
  "/review-links/nowhere",
  "/invitations/nowhere",
];
const SETTINGS_PATHS = [
  ...["", "/review-links", "/brand", "/sync", "/people", "/api-tokens", "/audit", "/account", "/scorecards"],
  ...["/audit?area=connection&until=2020-01-01", "/scorecards/new", "/review-rules", "/notifications"],
  ...["/webhooks", "/single-sign-on", "/privacy", "/privacy/expiring", "/candidate-emails"],
];
const ADMIN_PATHS = [
  "/admin",
  "/admin?q=nobody-is-called-that",
  "/admin/people",
  "/admin/mail",
  "/admin/health",
  "/admin/transcript",
];

for (const [size, viewport] of Object.entries(SIZES)) {
  test.describe(size, () => {
    test.use({
      viewport,
      expectedErrors: [/404/],
      // Fading-in content has less contrast than it will have.
      contextOptions: { reducedMotion: "reduce" },
    });

    test.beforeEach(({ page }) => watchShifts(page));

    test("every page of the day's work is in order", async ({ page, signInAs }) => {
      await withoutNews(page);
      for (const path of OPEN_PATHS) await look(page, path);
      await signInAs(OWNER);
      for (const path of [...WORK_PATHS, ...MISSING_PATHS]) await look(page, `/t/acme${path}`);
    });

    test("every page of settings and of the installation is in order", async ({ page, signInAs }) => {
      await signInAs(OWNER);
      for (const path of SETTINGS_PATHS) await look(page, `/t/acme/settings${path}`);
      for (const path of ["/new-email/unknown", ...ADMIN_PATHS]) await look(page, path);
    });

    test("interviews, and a link from its making to its visit, are in order", async ({ page, signInAs }) => {
      await signInAs(OWNER);
      const failed = await addSession({ status: "failed", failureCode: "SESSION_TIMEOUT" });
      await open(page, "/t/acme/interviews");
      await rowOf(page, failed.candidateName).getByRole("link").click(DISCOVERY);
      await expect(page.getByText("This interview failed")).toBeVisible();
      await check(page);
      for (const candidate of ["Maya Lindqvist", "سامي حداد"]) {
        await open(page, `/t/acme/interviews?q=${encodeURIComponent(candidate)}`);
        await rowOf(page, candidate).getByRole("link").click();
        await expect(
          page.getByRole("region", { name: "Transcript" }).getByRole("listitem").first(),
        ).toBeVisible();
        await check(page);
      }
      const interview = new URL(page.url()).pathname;
      await look(page, interview);
      await page.getByRole("button", { name: "Share" }).click();
      await page.getByRole("button", { name: "Create review link" }).click();
      const address = await page.getByLabel("Review link").inputValue();
      await check(page);
      await look(page, `/t/acme/review-links/new?ids=${interview.split("/").at(-1)}`);
      await look(page, address);
      await page.getByRole("button", { name: "Open" }).click();
      await expect(
        page.getByRole("region", { name: "Transcript" }).getByRole("listitem").first(),
      ).toBeVisible();
      await check(page);
      await open(page, "/t/acme/review-links");
      await page.getByRole("main").getByRole("listitem").first().getByRole("link").click();
      await expect(page.getByRole("heading", { name: /visitor/ })).toBeVisible();
      await check(page);
      await page.getByRole("link", { name: "Edit link" }).click();
      await expect(page.getByRole("heading", { name: "Edit link" })).toBeVisible();
      await check(page);
    });

    test("a candidate's pages are in order", async ({ page, signInAs }) => {
      await signInAs(OWNER);
      const list = "/t/acme/candidates";
      await open(page, `${list}?q=Maya+Lindqvist`);
      await rowOf(page, "Maya Lindqvist").getByRole("link").click(DISCOVERY);
      await expect(page.getByRole("region", { name: "Timeline" })).toBeVisible();
      await check(page);
      await page.getByRole("button", { name: "Edit" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await check(page);
      await page.keyboard.press("Escape");
      await page.getByRole("link", { name: "Merge" }).click();
      await page.getByLabel("Name, email or reference").fill("سامي");
      await page.getByRole("button", { name: "Search" }).click();
      const found = page.getByRole("region", { name: "Found" });
      await expect(found).toBeVisible();
      await check(page);
      await found.getByRole("link").first().click();
      await expect(page.getByRole("region", { name: "What moves" })).toBeVisible();
      await check(page);
      await open(page, `${list}/import`);
      await page.getByLabel("Or paste rows").fill("reference,name,email\nnew,Ada,\nwrong,Bo,nowhere\n");
      await page.getByRole("button", { name: "Preview pasted rows" }).click();
      await expect(page.getByRole("region", { name: "Preview" })).toBeVisible();
      await check(page);
    });
  });
}

/** Opens the page by its address, where nothing but its own loading can move it, and checks it. */
async function look(page: Page, path: string): Promise<void> {
  await open(page, path);
  await check(page);
  const { shift, moved } = await shiftOf(page);
  expect(shift, `${path} moves: ${moved.join(" | ")}`).toBeLessThan(MOST_SHIFT);
}

async function check(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  await expect(page, "the title streams in after the page's frame").toHaveTitle(/./);
  await page.evaluate(() => document.fonts.ready);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
    // No page has frames of others: the checks run in the page itself.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
    // Nothing else depends on the colours.
    if (colorScheme === "dark") axe.withRules(["color-contrast"]);
    const { violations } = await axe.analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
    );
    expect(found, `${page.url()}, ${colorScheme}`).toEqual([]);
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${page.url()} scrolls sideways`).toBe(0);
}
