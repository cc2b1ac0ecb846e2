import { readFile } from "node:fs/promises";
import { SANDBOX_KEYS } from "../sandbox/clients";
import { DISCOVERY, expect, OTHER_OWNER, OWNER, open, rowOf, submitSignIn, test } from "./support/fixtures";
import { requireEnv } from "./support/require-env";

test("an unknown email and a wrong password get the same answer", async ({ page }) => {
  const answers: string[] = [];
  for (const email of ["nobody@acme.test", OTHER_OWNER]) {
    await submitSignIn(page, email, "not the password");
    const alert = page.getByRole("alert").filter({ hasText: /\w/ });
    await expect(alert).toBeVisible();
    answers.push((await alert.textContent()) ?? "");
    await expect(page.getByLabel("Email")).toHaveValue(email);
  }
  expect(answers[0]).toBe(answers[1]);
});

test("a signed-out person is led to sign in and back again", async ({ page }) => {
  await open(page, "/t/acme/settings");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel("Email").fill(OWNER);
  await page.getByLabel("Password", { exact: true }).fill(requireEnv("E2E_PASSWORD"));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/t\/acme/);
});

test("sign-in never leads to another site", async ({ page }) => {
  await open(page, "/sign-in?next=//evil.example/take");
  await page.getByLabel("Email").fill(OWNER);
  await page.getByLabel("Password", { exact: true }).fill(requireEnv("E2E_PASSWORD"));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/t\/acme\/interviews/);
});

test("after signing out a copied cookie is worthless", async ({ page, context, browser, baseURL }) => {
  await submitSignIn(page, OWNER, requireEnv("E2E_PASSWORD"));
  await expect(page).toHaveURL(/interviews/);
  const stolen = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    storageState: await context.storageState(),
  });
  expect((await stolen.request.get("/t/acme/interviews", { maxRedirects: 0 })).status()).toBe(200);
  await page.getByRole("button", { name: /Nora Feld/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
  const after = await stolen.request.get("/t/acme/interviews", { maxRedirects: 0 });
  expect(after.status()).toBe(307);
  expect((await stolen.request.get("/api/t/acme/events")).status()).toBe(401);
  await stolen.close();
});

test("signing in once more ends the login that the browser had", async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const later = await context.newPage();
  await open(later, "/sign-in");
  await submitSignIn(page, OWNER, requireEnv("E2E_PASSWORD"));
  await expect(page).toHaveURL(/interviews/);
  const copied = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    storageState: await context.storageState(),
  });
  // A page that is still open would ask with the old login, and then with the new one.
  await page.goto("about:blank");
  await later.getByLabel("Email").fill(OWNER);
  await later.getByLabel("Password", { exact: true }).fill(requireEnv("E2E_PASSWORD"));
  await later.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(later).toHaveURL(/interviews/);
  expect((await copied.request.get("/api/t/acme/events")).status()).toBe(401);
  expect((await later.request.get("/t/acme/interviews")).status()).toBe(200);
  await copied.close();
});

test.describe("with the page of an earlier sign-in still open", () => {
  test.use({ expectedErrors: [/40[14]/] });

  test("another tenant's address is not found, as one that does not exist", async ({
    context,
    page,
    signInAs,
  }) => {
    await signInAs(OTHER_OWNER);
    await open(page, "/t/globex/interviews");
    const row = page.getByRole("row").nth(1);
    await expect(row).toBeVisible(DISCOVERY);
    const interviewId = (await row.getByRole("link").getAttribute("href"))?.split("/").at(-1);

    await context.clearCookies();
    await signInAs(OWNER);
    const answers = async (tenant: string, id: string) => {
      const paths = [
        `/t/${tenant}/interviews`,
        `/t/${tenant}/interviews/${id}`,
        `/t/${tenant}/settings`,
        `/api/t/${tenant}/events`,
        `/api/t/${tenant}/interviews/${id}/notes`,
        `/api/t/${tenant}/interviews/${id}/recording`,
      ];
      return Promise.all(paths.map(async (path) => (await context.request.get(path)).status()));
    };
    const missing = "00000000-0000-7000-8000-000000000000";
    expect(await answers("globex", interviewId ?? "")).toEqual([404, 404, 404, 404, 404, 404]);
    expect(await answers("no-such-tenant", missing)).toEqual([404, 404, 404, 404, 404, 404]);
    // Their interview under our own address.
    expect((await context.request.get(`/t/acme/interviews/${interviewId}`)).status()).toBe(404);
    expect((await context.request.get(`/api/t/acme/interviews/${interviewId}/recording`)).status()).toBe(404);
  });
});

test("a browser never sees the platform, its key or a storage address", async ({ page, signInAs }) => {
  const bodies: string[] = [];
  const hosts = new Set<string>();
  page.on("response", async (response) => {
    hosts.add(new URL(response.url()).host);
    if (/audio|event-stream|font/.test(response.headers()["content-type"] ?? "")) return;
    bodies.push(JSON.stringify(response.headers()), await response.text().catch(() => ""));
  });
  await signInAs(OWNER);
  await open(page, "/t/acme/settings");
  await open(page, "/t/acme/interviews?q=Maya");
  await rowOf(page, "Maya Lindqvist").getByRole("link").click();
  await expect(page.getByRole("region", { name: "Transcript" }).getByRole("listitem").first()).toBeVisible();
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect
    .poll(() => page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(0);
  expect([...hosts]).toEqual([new URL(requireEnv("E2E_APP_URL")).host]);
  const everything = bodies.join("\n") + (await readFile(requireEnv("E2E_LOG"), "utf8"));
  expect(everything.length).toBeGreaterThan(10_000);
  for (const secret of [
    SANDBOX_KEYS.acme,
    SANDBOX_KEYS.globex,
    new URL(requireEnv("E2E_SANDBOX_URL")).host,
    "s3_key",
  ])
    expect(everything).not.toContain(secret);
});

test.describe("with a script of somebody else's in the page", () => {
  test.use({ expectedErrors: [/Content Security Policy/] });

  test("nothing goes to another address, and nothing comes from there", async ({ page, signInAs }) => {
    await signInAs(OWNER);
    await open(page, "/t/acme/interviews");
    const elsewhere = requireEnv("E2E_SANDBOX_URL");
    const tried = await page.evaluate(async (address) => {
      const load = (tag: "img" | "script" | "iframe") =>
        new Promise((resolve) => {
          const element = document.createElement(tag);
          document.addEventListener("securitypolicyviolation", () => resolve("refused"), { once: true });
          element.src = address;
          document.body.append(element);
        });
      const sent = await fetch(address, { mode: "no-cors" }).catch(() => "refused");
      return [sent, await load("img"), await load("script"), await load("iframe")];
    }, elsewhere);
    expect(tried).toEqual(["refused", "refused", "refused", "refused"]);
  });
});
