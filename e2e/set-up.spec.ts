import { SANDBOX_KEYS } from "../sandbox/clients";
import { DISCOVERY, expect, open, rowOf, test } from "./support/fixtures";
import { startOwnStack } from "./support/own-stack";

// The page listens on while the server is gone, and whatever it fetches meanwhile is cut off, refused, or told to wait.
test.use({ expectedErrors: [/\/events|net::ERR_|Failed to fetch RSC payload|network error|status of 503/] });

test("an empty installation is set up once, connected, and survives a crash", async ({ page }) => {
  const stack = await startOwnStack({ DEMO: "0" }, { isEmbedded: true });
  try {
    const code = /One-time code: (\S+)/.exec(await stack.readLog())?.[1] ?? "";

    await test.step("every address leads to the set-up page, which wants the server's code", async () => {
      await open(page, `${stack.url}/`);
      await expect(page).toHaveURL(/\/set-up$/);
      await page.getByLabel("One-time code").fill("ABCD-EFGH-JKMN-PQRS");
      await page.getByLabel("Your name").fill("Ada Founder");
      await page.getByLabel("Email").fill("ada@agency.test");
      await page.getByLabel("Password", { exact: true }).fill("a long enough secret");
      await page.getByLabel("Organisation").fill("Agency One");
      await page.getByRole("button", { name: /Set up|Create/ }).click();
      await expect(page.getByText("This code is not valid.")).toBeVisible();
      await expect(page.getByLabel("Your name")).toHaveValue("Ada Founder");
    });

    await test.step("with the code, the operator is signed in and asked for the platform's key", async () => {
      await page.getByLabel("One-time code").fill(code.toLowerCase());
      await page.getByLabel("Password", { exact: true }).fill("a long enough secret");
      await page.getByRole("button", { name: /Set up|Create/ }).click();
      await expect(page).toHaveURL(/\/t\/agency-one\/settings$/);
    });

    await test.step("a key of the wrong form and a refused one are explained, the right one connects", async () => {
      const key = page.getByLabel("API key", { exact: true });
      const connect = page.getByRole("button", { name: "Connect" });
      await key.fill("not a key");
      await connect.click();
      await expect(page.getByText("A platform key starts with zh_")).toBeVisible();
      await key.fill("zh_api_of_somebody_else");
      await connect.click();
      await expect(page.getByText("The platform rejected this key. Nothing was changed.")).toBeVisible();
      await key.fill(SANDBOX_KEYS.acme);
      await connect.click();
      await expect(page.getByText("Key accepted.")).toBeVisible();
      await expect(page.getByText("••••0001")).toBeVisible();
      expect(await page.content()).not.toContain(SANDBOX_KEYS.acme);
      await page.getByRole("link", { name: "Interviews" }).first().click();
      await expect(rowOf(page, "Maya Lindqvist")).toBeVisible(DISCOVERY);
      // Until all is there, the page is read again and again.
      await expect(page.getByRole("link", { name: /^All\W*17$/ })).toBeVisible();
    });

    await test.step("the code and the page are used up", async () => {
      const visitor = await page.context().browser()?.newContext();
      const response = await visitor?.request.get(`${stack.url}/set-up`, { maxRedirects: 0 });
      expect(response?.status()).toBe(307);
      expect(response?.headers().location).toContain("/sign-in");
      await visitor?.close();
    });

    await test.step("after a crash everything is still there, the sign-in included", async () => {
      await stack.crashAndRestart();
      await open(page, `${stack.url}/t/agency-one/interviews`);
      await expect(rowOf(page, "Maya Lindqvist")).toBeVisible();
      expect(await stack.readLog()).not.toContain("One-time code");
    });
  } finally {
    // A page that is still open would be answered by a server that is stopping.
    await page.close();
    await stack.stop();
  }
});
