import type { Page } from "@playwright/test";
import { expect, OWNER, open, test } from "./support/fixtures";
import { requireEnv } from "./support/require-env";

test("an interview is found, heard and noted by keyboard alone", async ({ page }) => {
  await open(page, "/sign-in");
  await tabTo(page, "Email");
  await page.keyboard.type(OWNER);
  await tabTo(page, "Password");
  await page.keyboard.type(requireEnv("E2E_PASSWORD"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/interviews/);

  // Which rows are on the first page depends on what other tests have added.
  const others = page.locator("[data-row-link]").filter({ hasNotText: "Maya Lindqvist" });
  await expect(others.first()).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("Maya");
  await expect(page).toHaveURL(/q=Maya/);
  await expect(others).toHaveCount(0);
  await page.keyboard.press("Tab");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Maya Lindqvist" })).toBeVisible();

  // The frame that answers at once names the candidate, before there is a player.
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await page.keyboard.press("k");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.keyboard.press("]");
  await expect.poll(() => time(page)).toBeGreaterThan(10);
  await page.keyboard.press("n");
  await expect(page.getByLabel("New note")).toBeFocused();
  // While one writes, keys are letters.
  await page.keyboard.type("Speaks clearly ]");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("article").filter({ hasText: "Speaks clearly ]" }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

async function tabTo(page: Page, label: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  for (let presses = 0; presses < 10; presses += 1) {
    await page.keyboard.press("Tab");
    if (await field.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${label} cannot be reached by Tab.`);
}

function time(page: Page): Promise<number> {
  return page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime);
}
