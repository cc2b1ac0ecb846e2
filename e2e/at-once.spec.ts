/** A press answers at once. */
import type { Page } from "@playwright/test";
import { expect, OTHER_OWNER, open, test } from "./support/fixtures";

const MOST_MS = 100;
const LATENCY_MS = 3_000;

test("with three seconds of latency, every press shows the frame of its page within a tenth", async ({
  page,
  signInAs,
}) => {
  // Where hardly anything happens meanwhile: what pages ask on news takes the line, which is as slow for all of it.
  await signInAs(OTHER_OWNER);
  await open(page, "/t/globex/interviews");
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
