import type { Page } from "@playwright/test";

/** Takes a value of one of the list's filters, or takes it back. */
export async function toggleFilter(page: Page, filter: string, value: string): Promise<void> {
  await page.getByRole("button", { name: /^Filter/ }).click();
  await page.getByRole("option", { name: filter }).click();
  await page.getByRole("option", { name: value }).click();
  await page.keyboard.press("Escape");
}
