import { randomUUID } from "node:crypto";
import { expect, OWNER, open, test } from "./support/fixtures";
import { linksMailedTo } from "./support/mails";

const FIRST = "a long enough secret";
const SECOND = "quite another secret";

test("a forgotten password is replaced by mail, and an open browser is signed out by it", async ({
  page,
  browser,
  baseURL,
  signInAs,
}) => {
  const email = `${randomUUID().slice(0, 8)}@example.test`;
  await signInAs(OWNER);
  await open(page, "/t/acme/settings/people");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByText(`The invitation to ${email} is on its way.`)).toBeVisible();
  const [invitation] = await linksMailedTo(email);

  const first = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await open(first, invitation ?? "");
  await first.getByLabel("Your name").fill("Lena Forgetful");
  await first.getByLabel("Password", { exact: true }).fill(FIRST);
  await first.getByRole("button", { name: "Join" }).click();
  await expect(first).toHaveURL(/interviews$/);

  const second = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await test.step("the answer is the same for an address without an account", async () => {
    const answers: string[] = [];
    for (const address of [`nobody-${email}`, email]) {
      await open(second, "/forgot-password");
      await second.getByLabel("Email").fill(address);
      await second.getByRole("button", { name: "Send link" }).click();
      answers.push((await second.getByRole("status").first().textContent()) ?? "");
    }
    expect(answers[0]).toBe(answers[1]);
    expect(await linksMailedTo(`nobody-${email}`)).toEqual([]);
  });
  await expect.poll(async () => (await linksMailedTo(email))[0]).toContain("/new-password/");
  const [reset] = await linksMailedTo(email);
  await open(second, reset ?? "");
  await second.getByLabel("New password").fill(SECOND);
  await second.getByRole("button", { name: "Save and sign in" }).click();
  await expect(second).toHaveURL(/\/t\/acme\/interviews$/);
  expect((await first.request.get("/api/t/acme/events")).status()).toBe(401);

  await test.step("the account page knows this browser, and changes the password by the current one", async () => {
    await open(second, "/t/acme/settings/account");
    await expect(second.getByText("This device")).toHaveCount(1);
    await second.getByLabel("Current password").fill(FIRST);
    await second.getByLabel("New password").fill(FIRST);
    await second.getByRole("button", { name: "Change password" }).click();
    await expect(second.getByText("The current password is incorrect.")).toBeVisible();
    await second.getByLabel("Current password").fill(SECOND);
    await second.getByLabel("New password").fill(FIRST);
    await second.getByRole("button", { name: "Change password" }).click();
    await expect(second.getByText("Your password was changed.")).toBeVisible();
  });

  await test.step("leaving ends the access, and the account stays", async () => {
    await second.getByRole("button", { name: "Leave" }).click();
    await second.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
    await expect(second.getByRole("heading", { name: "No organisation yet" })).toBeVisible();
    expect((await second.request.get("/t/acme/interviews")).status()).toBe(404);
  });
  await Promise.all([first.context().close(), second.context().close()]);
});
