import { expect, OWNER, open, rowOf, test } from "./support/fixtures";

for (const width of [1440, 1280, 1024])
  test(`the list shows every column whole at ${width} px`, async ({ page, signInAs }) => {
    await page.setViewportSize({ width, height: 900 });
    await signInAs(OWNER);
    await open(page, "/t/acme/interviews");
    const table = page.getByRole("table", { name: "Interviews" });
    await expect(table).toBeVisible();
    const overhang = await table.evaluate(
      (element) => element.scrollWidth - (element.parentElement?.clientWidth ?? 0),
    );
    expect(overhang).toBeLessThanOrEqual(0);
  });

for (const [width, height] of [
  [1200, 800],
  [1366, 768],
  [1440, 900],
  [2560, 1440],
] as const)
  test(`the transcript has the greater part of a review page at ${width} px`, async ({ page, signInAs }) => {
    await page.setViewportSize({ width, height });
    await signInAs(OWNER);
    await open(page, "/t/acme/interviews?q=Maya");
    await rowOf(page, "Maya Lindqvist").getByRole("link").first().click();
    const transcript = page.locator("#transcript-panel");
    await expect(transcript).toBeVisible();
    const shares = await transcript.evaluate((element) => {
      const whole = element.parentElement?.getBoundingClientRect().width ?? 0;
      return element.getBoundingClientRect().width / whole;
    });
    expect(shares).toBeGreaterThanOrEqual(0.55);
  });

test("below 1200 px there is one column, with the player docked at the foot", async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await signInAs(OWNER);
  await open(page, "/t/acme/interviews?q=Maya");
  await rowOf(page, "Maya Lindqvist").getByRole("link").first().click();
  const player = page.getByRole("region", { name: "Recording" });
  await expect(player).toBeInViewport({ ratio: 1 });
  const foot = await player.evaluate((element) => innerHeight - element.getBoundingClientRect().bottom);
  expect(foot).toBeLessThanOrEqual(1);
});

test("at 200 % zoom a line of the transcript is in sight without scrolling", async ({ page, signInAs }) => {
  // 1440 × 900, each pixel of it as large as two.
  await page.setViewportSize({ width: 720, height: 450 });
  await signInAs(OWNER);
  await open(page, "/t/acme/interviews?q=Maya");
  await rowOf(page, "Maya Lindqvist").getByRole("link").first().click();
  const line = page.locator("[data-turn]").first();
  await expect(line).toBeVisible();
  // Whatever is docked lies above it: what is at its place is the line itself.
  const isSeen = await line.evaluate((element) => {
    const [first] = element.getClientRects();
    if (!first || scrollY > 0) return false;
    const at = document.elementFromPoint(first.left + 4, first.top + first.height / 2);
    return at !== null && element.contains(at);
  });
  expect(isSeen).toBe(true);
});
