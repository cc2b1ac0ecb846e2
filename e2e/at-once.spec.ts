/** A press answers at once, and nothing moves under the reader's eyes. */
import type { Page } from "@playwright/test";
import { expect, OWNER, open, test } from "./support/fixtures";

const MOST_SHIFT = 0.02;
const MOST_MS = 100;
const LATENCY_MS = 3_000;

const PATHS = [
  ...["interviews", "interviews?q=nobody-is-called-that", "candidates", "queue", "search", "search?q=the"],
  ...["review-links", "review-links/new", "reports", "calibration", "notifications", "candidates/import"],
  ...["", "/sync", "/people", "/single-sign-on", "/scorecards", "/scorecards/new", "/review-rules"].map(
    (page) => `settings${page}`,
  ),
  ...["/review-links", "/brand", "/webhooks", "/api-tokens", "/audit", "/notifications", "/account"].map(
    (page) => `settings${page}`,
  ),
];

/** Adds up what moves without being asked to, as browsers score it. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched = window as unknown as { shift: number; moved: string[] };
    watched.shift = 0;
    watched.moved = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { hadRecentInput, value, sources } = entry as PerformanceEntry & {
          hadRecentInput: boolean;
          value: number;
          sources: { node: Element | null }[];
        };
        if (hadRecentInput) continue;
        watched.shift += value;
        watched.moved.push(...sources.map(({ node }) => node?.textContent?.slice(0, 60) ?? ""));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

const shiftOf = (page: Page) =>
  page.evaluate(() => {
    const { shift, moved } = window as unknown as { shift: number; moved: string[] };
    return { shift, moved: moved.slice(0, 5) };
  });

for (const [size, viewport] of Object.entries({
  phone: { width: 390, height: 780 },
  desktop: { width: 1440, height: 900 },
}))
  test(`on a ${size}, no page moves by itself`, async ({ page, signInAs }) => {
    await page.setViewportSize(viewport);
    await watchShifts(page);
    const moving: string[] = [];
    const look = async (path: string) => {
      await open(page, path);
      // Until what comes after the page's script, and the font, is there.
      await page.evaluate(() => document.fonts.ready);
      await page.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => {});
      const { shift, moved } = await shiftOf(page);
      if (shift >= MOST_SHIFT) moving.push(`${path}: ${shift.toFixed(3)} (${moved.join(" | ")})`);
    };
    await look("/sign-in");
    await signInAs(OWNER);
    for (const path of PATHS) await look(`/t/acme/${path}`);
    expect(moving).toEqual([]);
  });

test("with three seconds of latency, every press shows the frame of its page within a tenth", async ({
  page,
  signInAs,
}) => {
  await signInAs(OWNER);
  await open(page, "/t/acme/interviews");
  const session = await page.context().newCDPSession(page);
  await session.send("Network.emulateNetworkConditions", {
    ...{ offline: false, latency: LATENCY_MS, downloadThroughput: -1, uploadThroughput: -1 },
  });
  const menu = page.getByRole("navigation", { name: "Main" }).first();
  for (const title of ["Candidates", "Review links", "Settings", "Interviews"]) {
    const took = await timeToFrame(page, menu.getByRole("link", { name: title }), title);
    expect(took, `to the frame of ${title}`).toBeLessThan(MOST_MS);
    await expect(page.getByText(/^Loading/)).toHaveCount(0, { timeout: 6 * LATENCY_MS });
  }
  const row = page.getByRole("row").nth(1).getByRole("link").first();
  const name = (await row.textContent()) ?? "";
  expect(await timeToFrame(page, row, name), "to an interview").toBeLessThan(MOST_MS);
});

/** From the press, as the page sees it, to the first picture with the heading. */
async function timeToFrame(page: Page, link: ReturnType<Page["getByRole"]>, title: string): Promise<number> {
  await page.evaluate((wanted) => {
    const watched = window as unknown as { took: Promise<number> };
    watched.took = new Promise((resolve) => {
      window.addEventListener(
        "click",
        () => {
          const pressedAt = performance.now();
          const look = () => {
            const shown = [...document.querySelectorAll("h1")].some(
              (heading) => heading.checkVisibility() && heading.textContent?.includes(wanted),
            );
            if (shown) resolve(performance.now() - pressedAt);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      );
    });
  }, title);
  await link.click();
  return page.evaluate(() => (window as unknown as { took: Promise<number> }).took);
}
