import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { expect, OWNER, open, submitSignIn, test } from "./support/fixtures";
import { readMails } from "./support/mails";
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
  await page.getByRole("button", { name: "I have saved them" }).click();
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
  await expect(card).toContainText("You have 10 recovery codes left.");

  await signOut(tess);
  await submitSignIn(tess, email, PASSWORD);
  const code = tess.getByLabel("Code from your authenticator app");
  await expect(code).toBeFocused();
  await expect(tess.getByLabel("Password", { exact: true })).toHaveCount(0);
  await tess.getByRole("link", { name: "Start again" }).click();
  await expect(tess.getByLabel("Email")).toBeVisible();
  await expect(code).toHaveCount(0);
  await submitSignIn(tess, email, PASSWORD);
  await code.fill("000000");
  await tess.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(tess.getByText("That code is wrong or has already been used.")).toBeVisible();
  await code.fill(codeOf(key, 0));
  await tess.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(tess).toHaveURL(/\/interviews/);

  await signOut(tess);
  await submitSignIn(tess, email, PASSWORD);
  await code.fill(codes[0] ?? "");
  await code.press("Enter");
  await expect(tess).toHaveURL(/\/interviews/);
  await open(tess, "/t/acme/settings/account");
  await expect(card).toContainText("You have 9 recovery codes left.");
  await tess.getByLabel("Your password").fill(PASSWORD);
  await code.fill(codes[1] ?? "");
  await tess.getByRole("button", { name: "Turn off" }).click();
  await expect(card.getByText("Off", { exact: true })).toBeVisible();
  await tess.context().close();
});

test("both steps of signing in work before the page's script has loaded, and after a wrong code", async ({
  page,
  browser,
  baseURL,
  signInAs,
}) => {
  const email = `nick-${randomUUID().slice(0, 6)}@example.test`;
  await signInAs(OWNER);
  const nick = await newVisitor(browser, baseURL);
  await join(nick, await invite(page, "acme", email, "Reviewer"), "Nick Noscript");
  await open(nick, "/t/acme/settings/account");
  const { codes } = await turnOn(nick);
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto("/sign-in?next=/t/acme/queue");
  await plain.getByLabel("Email").fill(email);
  await plain.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await plain.getByRole("button", { name: "Sign in", exact: true }).click();
  for (const code of ["000000", codes[0] ?? ""]) {
    await plain.getByLabel("Code from your authenticator app").fill(code);
    await plain.getByRole("button", { name: "Sign in", exact: true }).click();
  }
  await expect(plain).toHaveURL(/\/t\/acme\/queue$/);
  await Promise.all([context.close(), nick.context().close()]);
});

test("the operator takes a lost second step away, and the person signs in by the password and a new address", async ({
  page,
  browser,
  baseURL,
  signInAs,
}) => {
  const suffix = randomUUID().slice(0, 6);
  const [name, email, newEmail] = [`Uma ${suffix}`, `uma-${suffix}@example.test`, `uma-${suffix}@new.test`];
  await signInAs(OWNER);
  const uma = await newVisitor(browser, baseURL);
  await join(uma, await invite(page, "acme", email, "Reviewer"), name);
  await open(uma, "/t/acme/settings/account");
  await turnOn(uma);

  await open(page, `/admin/people?q=${suffix}`);
  const row = page.getByRole("listitem", { name });
  const choose = async (item: string) => {
    await page.getByRole("button", { name: `More for ${name}` }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await choose("Reset two-step sign-in");
  await page.getByRole("alertdialog").getByRole("button", { name: "Reset" }).click();
  await expect(page.getByText(`${name} can now sign in with a password alone.`)).toBeVisible();
  await expect(row).not.toContainText("Two-step sign-in");
  expect((await uma.request.get("/api/t/acme/events")).status()).toBe(401);
  expect((await readMails()).find(({ to }) => to?.[0]?.address === email)?.subject).toContain(
    "Two-step sign-in was reset",
  );
  await submitSignIn(uma, email, PASSWORD);
  await expect(uma).toHaveURL(/\/interviews/);

  await choose("Change email address");
  await page.getByLabel("Email", { exact: true }).fill(OWNER);
  await page.getByRole("button", { name: "Change address" }).click();
  await expect(page.getByRole("alert")).toContainText("Someone else already has this address.");
  await page.getByLabel("Email", { exact: true }).fill(newEmail);
  await page.getByRole("button", { name: "Change address" }).click();
  await expect(row).toContainText(newEmail);
  await signOut(uma);
  await submitSignIn(uma, newEmail, PASSWORD);
  await expect(uma).toHaveURL(/\/interviews/);
  await uma.context().close();
});
