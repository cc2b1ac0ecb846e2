import { test as base, type ConsoleMessage, expect, type Page } from "@playwright/test";
import { timeLimit } from "../../testing/time-limit";
import { requireEnv } from "./require-env";

export { expect };

export const OWNER = "owner@acme.test";
export const REVIEWER = "reviewer@acme.test";
export const OTHER_OWNER = "owner@globex.test";

/** What reaches far is allowed for ten minutes after a sign-in; a saved one serves no longer than a test needs before. */
const FRESH_MS = 6 * 60_000;

type SavedLogin = Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;

type Fixtures = {
  /** Signs this test's browser in, without the form: that is tested where it matters. */
  signInAs: (email: string) => Promise<void>;
  /** Errors on the console that the test provokes on purpose. */
  expectedErrors: RegExp[];
  watchConsole: undefined;
};

export const test = base.extend<Fixtures, { logins: (email: string) => Promise<SavedLogin> }>({
  logins: [
    async ({ browser }, use) => {
      const saved = new Map<string, { login: Promise<SavedLogin>; atMs: number }>();
      const signIn = async (email: string) => {
        const context = await browser.newContext({ baseURL: requireEnv("E2E_APP_URL") });
        const page = await context.newPage();
        await submitSignIn(page, email, requireEnv("E2E_PASSWORD"));
        await page.waitForURL(/\/(interviews|queue)/);
        const state = await context.storageState();
        await context.close();
        return state;
      };
      await use((email) => {
        const known = saved.get(email);
        if (known && performance.now() - known.atMs < FRESH_MS) return known.login;
        const login = signIn(email);
        saved.set(email, { login, atMs: performance.now() });
        return login;
      });
    },
    { scope: "worker" },
  ],

  signInAs: async ({ context, logins }, use) => {
    await use(async (email) => context.addCookies((await logins(email)).cookies));
  },

  expectedErrors: [[], { option: true }],

  watchConsole: [
    async ({ context, expectedErrors }, use) => {
      const errors: string[] = [];
      context.on("console", (message: ConsoleMessage) => {
        const text = `${message.text()} ${message.location().url}`;
        if (message.type() === "error" && !expectedErrors.some((expected) => expected.test(text)))
          errors.push(text);
      });
      context.on("weberror", (error) => errors.push(String(error.error())));
      await use(undefined);
      expect(errors, "errors on the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

/** Goes to a page and waits until it reacts: what is pressed before React has taken over is lost. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll("a, button")];
    return controls.every((one) => Object.keys(one).some((key) => key.startsWith("__react")));
  });
}

/** Waits for the page itself: the frame that answers a press has its title, too, at the address before. */
export async function arrived(page: Page, title: string): Promise<void> {
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  await expect(page.getByText(/^Loading .*…$/)).toHaveCount(0);
}

export async function submitSignIn(page: Page, email: string, password: string): Promise<void> {
  await open(page, "/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** The row of the interviews list that names the candidate. New sessions are found within half a minute. */
export function rowOf(page: Page, candidateName: string) {
  return page.getByRole("row").filter({ hasText: candidateName });
}

export const DISCOVERY = { timeout: timeLimit(60_000) };
