// `npm run docs:screenshots`: takes the pictures of README and docs from a running demo (`npm run demo`).
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "@playwright/test";
import { ROOT } from "./run/project.mjs";

const FOLDER = path.join(ROOT, "docs/images");
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 780 };
const MOST_BYTES = 150_000;
const CANDIDATE = "Maya Lindqvist";

const base = process.env.NEXTAUTH_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
const password = process.env.DEMO_PASSWORD;
if (!password) {
  console.error("Set DEMO_PASSWORD to the password that `npm run demo` prints.");
  process.exit(1);
}

const browser = await chromium.launch({
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
});
try {
  await mkdir(FOLDER, { recursive: true });
  const context = await browser.newContext({
    ...{ baseURL: base, viewport: WIDE, locale: "en-GB", timezoneId: "Europe/London" },
    ...{ colorScheme: "light", reducedMotion: "reduce", deviceScaleFactor: 1 },
  });
  const page = await context.newPage();
  await signIn(page);
  await page.goto("/t/acme/interviews");
  await keep(page, "interviews");
  await page.goto(`/t/acme/interviews?q=${encodeURIComponent(CANDIDATE)}`);
  await page.getByRole("row", { name: CANDIDATE }).getByRole("link", { name: CANDIDATE }).click();
  await page.getByRole("region", { name: "Transcript" }).getByRole("listitem").first().waitFor();
  await keep(page, "review");
  await page.goto("/t/acme/review-links?state=active");
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  const [visit] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("button", { name: "Preview as the recipient sees it" }).click(),
  ]);
  await visit.setViewportSize(PHONE);
  await visit.waitForLoadState();
  await keep(visit, "visit");
} finally {
  await browser.close();
}

async function signIn(page) {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill("owner@acme.test");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/interviews/);
}

/** As WebP, which Playwright itself does not write; less good where it would be too large. */
async function keep(page, name) {
  await page.waitForLoadState("networkidle", { timeout: 5_000 }).catch(() => {});
  await page.evaluate(() => document.fonts.ready);
  const session = await page.context().newCDPSession(page);
  for (const quality of [90, 75, 60, 40]) {
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality });
    const bytes = Buffer.from(data, "base64");
    if (bytes.length > MOST_BYTES) continue;
    await writeFile(path.join(FOLDER, `${name}.webp`), bytes);
    console.log(`docs/images/${name}.webp  ${Math.round(bytes.length / 1000)} kB`);
    return;
  }
  throw new Error(`${name} is larger than ${MOST_BYTES} bytes at any quality.`);
}
