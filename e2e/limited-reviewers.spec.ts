import type { Page } from "@playwright/test";
import { timeLimit } from "../testing/time-limit";
import { arrived, DISCOVERY, expect, OWNER, open, REVIEWER, rowOf, test } from "./support/fixtures";
import { startOwnStack } from "./support/own-stack";

test("an owner lets reviewers see only what is assigned to them, and the rest is not there for one", async ({
  page,
  browser,
}) => {
  const stack = await startOwnStack();
  try {
    const { password } = stack.secrets;
    const context = await browser.newContext({ baseURL: stack.url, viewport: { width: 360, height: 740 } });
    const reviewer = await context.newPage();
    await signIn(page, stack.url, OWNER, password);
    await signIn(reviewer, stack.url, REVIEWER, password);

    await open(page, `${stack.url}/t/acme/interviews?status=completed`);
    const links = page.locator("tbody").getByRole("link");
    await expect(links.nth(1)).toBeVisible(DISCOVERY);
    const [candidateName = "", otherName = ""] = await links.allTextContents();
    await rowOf(page, candidateName).getByRole("link").first().click();
    await arrived(page, candidateName);
    const address = new URL(page.url()).pathname;

    await test.step("the owner limits them, under the rules of reviewing", async () => {
      await open(reviewer, address);
      await expect(reviewer.getByRole("heading", { name: candidateName, level: 1 })).toBeVisible();
      await open(page, `${stack.url}/t/acme/settings/review-rules`);
      await page.getByRole("button", { name: "Show only what is assigned to them" }).click();
      await page.getByRole("button", { name: "Show assigned only" }).click();
      await expect(page.getByRole("button", { name: "Show them every interview" })).toBeVisible();
    });

    await test.step("for the reviewer there is none: not in lists, not by its address, not by its name", async () => {
      expect((await reviewer.goto(address))?.status()).toBe(404);
      await open(reviewer, "/t/acme/interviews");
      await expect(reviewer.getByRole("heading", { name: "Interviews assigned to you" })).toBeVisible();
      await open(reviewer, "/t/acme/candidates");
      await expect(reviewer.getByText("No candidates yet")).toBeVisible();
      for (const path of ["/t/acme/calibration", "/t/acme/queue", `/t/acme/search?q=${candidateName}`]) {
        await open(reviewer, path);
        await expect(reviewer.getByRole("heading", { level: 1 })).toBeVisible();
        expect(await reviewer.getByRole("main").textContent()).not.toContain(otherName);
      }
    });

    await test.step("what is assigned appears by itself, and opens", async () => {
      await open(reviewer, "/t/acme/interviews");
      await open(page, `${stack.url}${address}`);
      await page.getByRole("tab", { name: "Scorecard" }).filter({ visible: true }).click();
      await page.getByRole("button", { name: "Assign" }).click();
      await page.getByRole("checkbox", { name: "Tom Okafor" }).check();
      await page.getByRole("dialog").getByRole("button", { name: "Assign", exact: true }).click();
      await expect(reviewer.getByText(candidateName).first()).toBeVisible({ timeout: timeLimit(20_000) });
      expect(await reviewer.getByRole("main").textContent()).not.toContain(otherName);
      expect((await reviewer.goto(address))?.status()).toBe(200);
    });
  } finally {
    // Its live updates would end as an error.
    await page.goto("about:blank");
    await stack.stop();
  }
});

async function signIn(page: Page, url: string, email: string, password: string): Promise<void> {
  await open(page, `${url}/sign-in`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/interviews/);
}
