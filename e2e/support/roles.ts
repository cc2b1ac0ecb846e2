import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { DISCOVERY, expect, open } from "./fixtures";
import { addSession, type NewSession } from "./sandbox";

const COMPLETED = {
  status: "completed",
  recordingFile: "store-manager-en.wav",
  transcriptFile: "store-manager-en.json",
} as const;

/** Interviews of a role that no other test uses. */
export async function addRole(count: number, more: Partial<NewSession> = {}) {
  const roleName = `Role ${randomUUID().slice(0, 8)}`;
  const names: string[] = [];
  for (let index = 0; index < count; index += 1)
    names.push((await addSession({ ...COMPLETED, roleName, ...more })).candidateName);
  return { roleName, names };
}

/** The list with the interviews of a role, once all of them are found. */
export async function openRole(page: Page, roleName: string, count: number): Promise<void> {
  await expect(async () => {
    await open(page, `/t/acme/interviews?role=${encodeURIComponent(roleName)}`);
    await expect(page.locator("[data-select]")).toHaveCount(count, { timeout: 2_000 });
  }).toPass(DISCOVERY);
}

/** Asks somebody to review all interviews of the role whose list is open. */
export async function assignAll(page: Page, personName: string): Promise<void> {
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  const bar = page.getByRole("region", { name: "Selected interviews" });
  await bar.getByRole("button", { name: "Assign…" }).click();
  await page.getByRole("dialog").getByRole("checkbox", { name: personName }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Assign", exact: true }).click();
  await expect(bar).toHaveCount(0);
}
