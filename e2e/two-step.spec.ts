import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { expect, OWNER, open, submitSignIn, test } from "./support/fixtures";
import { invite, join, newVisitor, PASSWORD } from "./support/people";

/** The app's code of so many half minutes from now. Each works once, and those next to now are taken. */
function codeOf(key: string, steps: number): string {
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(" ", "")) });
  return totp.generate({ timestamp: Date.now() + steps * 30_000 });
}

async function turnOn(page: Page): Promise<{ key: string; codes: string[] }> {
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set up two-step sign-in" }).click();
  await expect(page.getByRole("img", { name: "QR code for an authenticator app" })).toBeVisible();
  const key = await page.getByLabel("Key", { exact: true }).inputValue();
  await page.getByLabel("Code from your authenticator app").fill(codeOf(key, -1));
  await page.getByRole("button", { name: "Turn on" }).click();
  const codes = (await page.getByLabel("Recovery codes").inputValue()).split("\n");
  await page.getByRole("button", { name: "I have kept them" }).click();
  return { key, codes };
}

async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies();
}

test("a person turns two-step sign-in on, signs in by the app and by a code on paper, and off again", async ({
  page,
  browser,
  baseURL,
  signInAs,
}) => {
  const email = `tess-${randomUUID().slice(0, 6)}@example.test`;
  await signInAs(OWNER);
  const link = await invite(page, "acme", email, "Recruiter");
  const tess = await newVisitor(browser, baseURL);
  await join(tess, link, "Tess Two");
  await open(tess, "/t/acme/settings/account");
  const card = tess.getByRole("region", { name: "Two-step sign-in" });
  const { key, codes } = await turnOn(tess);
  await expect(card).toContainText("10 recovery codes are left.");

  await signOut(tess);
  await submitSignIn(tess, email, PASSWORD);
  const code = tess.getByLabel("Code from your authenticator app");
  await expect(code).toBeFocused();
  await code.fill("000000");
  await tess.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(tess.getByText("That code is not right, or was used already.")).toBeVisible();
  await code.fill(codeOf(key, 0));
  await tess.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(tess).toHaveURL(/\/interviews/);

  await signOut(tess);
  await submitSignIn(tess, email, PASSWORD);
  await code.fill(codes[0] ?? "");
  await code.press("Enter");
  await expect(tess).toHaveURL(/\/interviews/);
  await open(tess, "/t/acme/settings/account");
  await expect(card).toContainText("9 recovery codes are left.");
  await tess.getByLabel("Your password").fill(PASSWORD);
  await code.fill(codes[1] ?? "");
  await tess.getByRole("button", { name: "Turn off" }).click();
  await expect(card.getByText("Off", { exact: true })).toBeVisible();
  await tess.context().close();
});
