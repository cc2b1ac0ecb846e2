import { randomUUID } from "node:crypto";
import { expect, OWNER, open, submitSignIn, test } from "./support/fixtures";
import { linksMailedTo, readMails } from "./support/mails";
import { invite, join, newVisitor, PASSWORD } from "./support/people";

test("a person moves to another address by the link mailed there, and a scanner that follows it changes nothing", async ({
  page,
  browser,
  baseURL,
  signInAs,
}) => {
  const suffix = randomUUID().slice(0, 6);
  const [email, newEmail] = [`lena-${suffix}@example.test`, `lena-${suffix}@new.test`];
  await signInAs(OWNER);
  const link = await invite(page, "acme", email, "Reviewer");
  const lena = await newVisitor(browser, baseURL);
  await join(lena, link, "Lena Moving");
  const elsewhere = await newVisitor(browser, baseURL);
  await submitSignIn(elsewhere, email, PASSWORD);
  await expect(elsewhere).toHaveURL(/\/interviews/);

  await open(lena, "/t/acme/settings/account");
  const card = lena.getByRole("region", { name: "Email address" });
  const ask = async (address: string, password: string) => {
    await card.getByRole("button", { name: "Change email address" }).click();
    await expect(card.getByLabel("New email address")).toBeFocused();
    await card.getByLabel("New email address").fill(address);
    await card.getByLabel("Your password").fill(password);
    await card.getByRole("button", { name: "Send link" }).click();
  };
  await test.step("a wrong password mails nothing", async () => {
    await ask(newEmail, "not the password");
    await expect(card.getByRole("alert")).toContainText("The password is incorrect.");
    await card.getByRole("button", { name: "Cancel" }).click();
    await expect(card.getByRole("button", { name: "Change email address" })).toBeFocused();
    expect(await linksMailedTo(newEmail)).toEqual([]);
  });
  await test.step("what was asked for is shown and taken back", async () => {
    await ask(OWNER, PASSWORD);
    await expect(card.getByRole("status")).toContainText(`A link is on its way to ${OWNER}.`);
    await card.getByRole("button", { name: "Cancel the change" }).click();
    await expect(card.getByRole("status")).toHaveCount(0);
    expect((await linksMailedTo(OWNER)).join(" ")).not.toContain("/new-email/");
  });

  await ask(newEmail, PASSWORD);
  await expect(card.getByRole("status")).toContainText(`A link is on its way to ${newEmail}.`);
  const [confirmation = ""] = await linksMailedTo(newEmail);
  await test.step("a scanner, and somebody else, get nowhere", async () => {
    const scanner = await newVisitor(browser, baseURL);
    await scanner.goto(confirmation);
    await expect(scanner).toHaveURL(/\/sign-in/);
    await open(page, confirmation);
    await expect(page.getByRole("heading", { name: "This link is no longer valid" })).toBeVisible();
    await lena.request.get(confirmation);
    await open(lena, "/t/acme/settings/account");
    await expect(card).toContainText(`You sign in as ${email}`);
    await scanner.context().close();
  });
  await open(lena, confirmation);
  await lena.getByRole("button", { name: "Use this address" }).click();
  await expect(lena.getByRole("heading", { name: "Your email address has changed" })).toBeVisible();
  await expect(lena.getByText(`From now on, sign in as ${newEmail}.`)).toBeVisible();
  expect((await elsewhere.request.get("/api/t/acme/events")).status()).toBe(401);
  const told = (await readMails()).filter(({ to }) => to?.[0]?.address === email);
  expect(told[0]?.subject).toBe("Your Debrief email address was changed");

  await submitSignIn(elsewhere, newEmail, PASSWORD);
  await expect(elsewhere).toHaveURL(/\/interviews/);
  await Promise.all([lena.context().close(), elsewhere.context().close()]);
});
