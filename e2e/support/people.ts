import type { Browser, Page } from "@playwright/test";
import { expect, open } from "./fixtures";
import { linksMailedTo } from "./mails";

/** Of whoever joins by `join`. */
export const PASSWORD = "a long enough secret";

/** Invites somebody by the page, and returns the link of the mail. */
export async function invite(page: Page, tenant: string, email: string, role: string): Promise<string> {
  await open(page, `/t/${tenant}/settings/people`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Role", { exact: true }).selectOption(role);
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByText(`The invitation to ${email} is on its way.`)).toBeVisible();
  const [link] = await linksMailedTo(email);
  return link ?? "";
}

/** A page of another browser. */
export async function newVisitor(browser: Browser, baseURL: string | undefined): Promise<Page> {
  return (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
}

/** Takes an invitation on as somebody new. */
export async function join(page: Page, link: string, name: string): Promise<void> {
  await open(page, link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(/\/interviews$/);
}
