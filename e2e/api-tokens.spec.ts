import { randomUUID } from "node:crypto";
import { expect, OWNER, open, REVIEWER, test } from "./support/fixtures";

test("a token is shown once, opens the results, and is refused once revoked", async ({
  page,
  playwright,
  baseURL,
  signInAs,
}) => {
  const name = `Reports ${randomUUID().slice(0, 6)}`;
  await signInAs(OWNER);
  await open(page, "/t/acme/settings/api-tokens");
  await page.getByLabel("Purpose").fill(name);
  await page.getByRole("button", { name: "Create token" }).click();
  const token = await page.getByLabel("Your new token").inputValue();
  const row = page.getByRole("listitem", { name });
  await expect(row).toContainText("Never used");

  const program = await playwright.request.newContext(baseURL ? { baseURL } : {});
  const ask = () => program.get("/api/v1/interview/sessions", { headers: { "X-API-Key": token } });
  expect((await ask()).status()).toBe(200);
  await open(page, "/t/acme/settings/api-tokens");
  await expect(row).toContainText("Last used");
  expect(await page.content()).not.toContain(token);
  await row.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke token" }).click();
  // The question hides the list: that the row is gone says nothing until it is closed.
  await expect(page.getByText(`The token “${name}” was revoked.`)).toBeVisible();
  await expect(row).toHaveCount(0);
  expect((await ask()).status()).toBe(401);
  await program.dispose();
});

test("reviewers are told who can make tokens and see none", async ({ page, signInAs }) => {
  await signInAs(REVIEWER);
  await open(page, "/t/acme/settings/api-tokens");
  await expect(page.getByText("Only owners and admins can create and see API tokens.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Create token" })).toHaveCount(0);
});
