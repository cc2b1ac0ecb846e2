// With Chromium's own authenticator in software, which answers as a device does whose owner always says yes.
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, OWNER, open, REVIEWER, submitSignIn, test } from "./support/fixtures";
import { readMails } from "./support/mails";
import { startOwnStack } from "./support/own-stack";
import { invite, join, newVisitor, PASSWORD } from "./support/people";

const ACCOUNT = "/t/acme/settings/account";

/** A device whose passkeys are synced. Willing, it answers by itself whatever it is asked. */
async function addAuthenticator(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable", { enableUI: false });
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      defaultBackupEligibility: true,
      defaultBackupState: true,
    },
  });
  const setWilling = (enabled: boolean) =>
    session.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });
  // Willing before the button asks, it would answer the field above; after it, the button's question stays open.
  await page.exposeFunction("becomeWilling", () => setWilling(true));
  await page.addInitScript(() => {
    const ask = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = async (options) => {
      if (options?.mediation !== "conditional") await Reflect.get(window, "becomeWilling")();
      return ask(options);
    };
  });
  const pressButton = () => page.getByRole("button", { name: "Sign in with a passkey" }).click();
  return { setWilling, pressButton };
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.getByLabel("Passkey name").fill(name);
  await page.getByRole("button", { name: "Add a passkey" }).click();
}

const signOut = (page: Page) => page.context().clearCookies();
const card = (page: Page) => page.getByRole("region", { name: "Passkeys" });

async function subjectsMailedTo(email: string): Promise<(string | undefined)[]> {
  const mails = await readMails();
  return mails.filter(({ to }) => to?.some(({ address }) => address === email)).map(({ subject }) => subject);
}

test("a person adds a passkey, signs in without typing, by the button and by autofill, and removes it", async ({
  page,
  browser,
  baseURL,
  signInAs,
}) => {
  const email = `pia-${randomUUID().slice(0, 6)}@example.test`;
  await signInAs(OWNER);
  const link = await invite(page, "acme", email, "Recruiter");
  const pia = await newVisitor(browser, baseURL);
  await join(pia, link, "Pia Passkey");
  const { setWilling, pressButton } = await addAuthenticator(pia);
  await open(pia, ACCOUNT);
  await addPasskey(pia, "Phone");
  const phone = card(pia).getByRole("listitem", { name: "Phone" });
  await expect(phone).toContainText("Synced");
  await expect(phone).toContainText("not used yet");

  // The browser makes no second one where there is one.
  await card(pia).getByRole("button", { name: "Add a passkey" }).click();
  await expect(card(pia).getByText("already has a passkey for Debrief")).toBeVisible();

  await setWilling(false);
  await signOut(pia);
  await open(pia, `/sign-in?next=${ACCOUNT}`);
  await pressButton();
  await expect(phone).toContainText("last used");

  // The browser offers it where the address is typed; this authenticator is picked at once.
  await signOut(pia);
  await pia.goto(`/sign-in?next=${ACCOUNT}`);
  await expect(phone).toBeVisible();
  await setWilling(false);

  await phone.getByRole("button", { name: "More for Phone" }).click();
  await pia.getByRole("menuitem", { name: "Rename" }).click();
  await pia.getByRole("dialog").getByLabel("Name").fill("Old phone");
  await pia.getByRole("button", { name: "Rename" }).click();
  await card(pia).getByRole("button", { name: "More for Old phone" }).click();
  await pia.getByRole("menuitem", { name: "Remove" }).click();
  await pia.getByRole("button", { name: "Remove" }).click();
  await expect(card(pia).getByRole("listitem")).toHaveCount(0);
  await expect
    .poll(() => subjectsMailedTo(email))
    .toEqual([
      "A passkey was removed from your account",
      "A passkey was added to your account",
      "Join Acme Retail on Debrief",
    ]);

  await signOut(pia);
  await open(pia, "/sign-in");
  await pressButton();
  await expect(pia.getByText("This passkey did not work.")).toBeVisible();
  await setWilling(false);
  await submitSignIn(pia, email, PASSWORD);
  await expect(pia).toHaveURL(/\/interviews/);
  await pia.context().close();
});

test("where two steps are asked for, a passkey is enough, and whoever has one is not let in by password alone", async ({
  browser,
}) => {
  const stack = await startOwnStack({ JOBS: "off" });
  try {
    const owner = await newVisitor(browser, stack.url);
    await addAuthenticator(owner);
    await submitSignIn(owner, OWNER, stack.secrets.password);
    await expect(owner).toHaveURL(/\/interviews/);
    await open(owner, ACCOUNT);
    await addPasskey(owner, "Key");
    await expect(card(owner).getByRole("listitem", { name: "Key" })).toBeVisible();
    await open(owner, "/t/acme/settings/people");
    await owner.getByRole("button", { name: "Require for everyone" }).click();
    await owner.getByRole("alertdialog").getByRole("button", { name: "Require" }).click();
    await expect(owner.getByText("Required for everyone, unless they use a passkey.")).toBeVisible();

    const tom = await newVisitor(browser, stack.url);
    const { setWilling, pressButton } = await addAuthenticator(tom);
    await submitSignIn(tom, REVIEWER, stack.secrets.password);
    await expect(tom.getByRole("heading", { name: "Or add a passkey" })).toBeVisible();
    await addPasskey(tom, "Phone");
    await expect(tom).toHaveURL(/\/interviews/);
    await setWilling(false);
    await signOut(tom);
    await submitSignIn(tom, REVIEWER, stack.secrets.password);
    await expect(tom.getByRole("heading", { name: "Use your passkey" })).toBeVisible();
    await pressButton();
    await expect(tom).toHaveURL(/\/interviews/);
    for (const page of [owner, tom]) await page.context().close();
  } finally {
    await stack.stop();
  }
});
