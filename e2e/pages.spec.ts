import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { DISCOVERY, expect, OWNER, open, rowOf, test } from "./support/fixtures";
import { addSession } from "./support/sandbox";

const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1360, height: 860 } };

for (const [size, viewport] of Object.entries(SIZES)) {
  test.describe(size, () => {
    test.use({
      viewport,
      expectedErrors: [/404/],
      // Fading-in content has less contrast than it will have.
      contextOptions: { reducedMotion: "reduce" },
    });

    test("every page is accessible and fits its screen", async ({ page, signInAs }) => {
      await open(page, "/sign-in");
      await check(page);
      await open(page, "/review/unknown");
      await check(page);

      await signInAs(OWNER);
      const failed = await addSession({ status: "failed", failureCode: "SESSION_TIMEOUT" });
      await open(page, "/t/acme/interviews?q=nobody-is-called-that");
      await check(page);
      await open(page, "/t/acme/interviews");
      await expect(rowOf(page, failed.candidateName)).toBeVisible(DISCOVERY);
      await check(page);
      await rowOf(page, failed.candidateName).getByRole("link").click();
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
      const shared = new URL(page.url()).pathname.split("/").at(-1);
      await page.getByRole("button", { name: "Share" }).click();
      await page.getByRole("button", { name: "Create review link" }).click();
      const address = await page.getByLabel("Review link").inputValue();
      await check(page);
      await open(page, address);
      await check(page);
      await page.getByRole("button", { name: "Open" }).click();
      await expect(
        page.getByRole("region", { name: "Transcript" }).getByRole("listitem").first(),
      ).toBeVisible();
      await check(page);
      for (const path of [
        "/t/acme/search",
        "/t/acme/search?q=nobody-says-that",
        "/t/acme/search?q=the",
        "/t/acme/review-links",
        `/t/acme/review-links/new?ids=${shared}`,
        "/t/acme/review-links/nowhere",
        "/t/acme/settings/review-links",
        "/t/acme/settings/brand",
        "/t/acme/queue",
        "/t/acme/compare",
        "/t/acme/calibration",
        "/t/acme/reports",
        "/t/acme/notifications",
        "/t/acme/settings",
        "/t/acme/settings/sync",
        "/t/acme/settings/people",
        "/t/acme/settings/api-tokens",
        "/t/acme/settings/audit",
        "/t/acme/settings/audit?area=connection&until=2020-01-01",
        "/t/acme/settings/account",
        "/new-email/unknown",
        "/t/acme/settings/scorecards",
        "/t/acme/settings/scorecards/new",
        "/t/acme/settings/review-rules",
        "/t/acme/settings/notifications",
        "/t/acme/settings/webhooks",
        "/admin",
        "/admin?q=nobody-is-called-that",
        "/admin/people",
        "/admin/mail",
        "/admin/health",
        "/t/acme/settings/single-sign-on",
        "/sso",
        "/sso/acme",
        "/sso/acme?refused=not_invited",
        "/t/acme/nowhere",
        "/t/acme/interviews/nowhere",
      ]) {
        await open(page, path);
        await check(page);
      }
      await open(page, "/t/acme/review-links");
      await page.getByRole("main").getByRole("listitem").first().getByRole("link").click();
      await expect(page.getByRole("heading", { name: /visitor/ })).toBeVisible();
      await check(page);
      await page.getByRole("link", { name: "Change what it shows" }).click();
      await expect(page.getByRole("heading", { name: "Edit link" })).toBeVisible();
      await check(page);
    });

    test("every page of candidates is accessible and fits its screen", async ({ page, signInAs }) => {
      await signInAs(OWNER);
      const list = "/t/acme/candidates";
      for (const path of [`${list}?q=nobody-is-called-that`, `${list}/nowhere`, list]) {
        await open(page, path);
        await check(page);
      }
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

async function check(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  await expect(page, "the title streams in after the page's frame").toHaveTitle(/./);
  await page.evaluate(() => document.fonts.ready);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
    const axe = new AxeBuilder({ page });
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
