import { randomUUID } from "node:crypto";
import type { BrowserContext, Page } from "@playwright/test";
import { timeLimit } from "../testing/time-limit";
import { DISCOVERY, expect, OWNER, open, rowOf, submitSignIn, test } from "./support/fixtures";
import { requireEnv } from "./support/require-env";
import { addFault, addSession, type NewSession } from "./support/sandbox";

const HOUR: Partial<NewSession> = { generatedRecording: { seconds: 3600, sampleRate: 8000 } };
const MINUTES: Partial<NewSession> = { generatedRecording: { seconds: 240, sampleRate: 8000 } };
// The spool and an hour of sound share two processors with a second test.
const SOON = { timeout: timeLimit(30_000) };

async function openInterview(page: Page, session: Partial<NewSession>): Promise<{ id: string }> {
  const { id, candidateName } = await addSession({
    status: "completed",
    transcriptFile: "store-manager-en.json",
    ...session,
  });
  await openByName(page, candidateName);
  return { id };
}

async function openByName(page: Page, candidateName: string): Promise<void> {
  await open(page, `/t/acme/interviews?q=${encodeURIComponent(candidateName)}`);
  await rowOf(page, candidateName).getByRole("link").click(DISCOVERY);
  await expect(page.getByRole("heading", { name: candidateName })).toBeVisible();
  await expect(recording(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
}

function recording(page: Page) {
  return page.getByRole("region", { name: "Recording" });
}

function time(page: Page): Promise<number> {
  return page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime);
}

function speed(page: Page): Promise<number> {
  return page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.playbackRate);
}

/** Where the player leaps to next, in seconds. */
function nextSeek(page: Page): Promise<number> {
  return page.locator("audio").evaluate(
    (audio: HTMLAudioElement) =>
      new Promise<number>((resolve) => {
        audio.addEventListener("seeking", () => resolve(audio.currentTime), { once: true });
      }),
  );
}

/** Presses the time line at a share of the recording, as a mouse does. */
async function pressTimeline(page: Page, share: number): Promise<void> {
  const line = recording(page).getByLabel("Position in the recording");
  await expect(line).toBeEnabled();
  const { width, height } = (await line.boundingBox()) ?? { width: 0, height: 0 };
  await line.click({ position: { x: width * share, y: height / 2 } });
}

test("ninety per cent into an hour whose source cannot seek is heard", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  await openInterview(page, HOUR);
  await pressTimeline(page, 0.9);
  await page.keyboard.press("k");
  await expect.poll(() => time(page), SOON).toBeGreaterThan(3_241);
  await expect(recording(page).getByTestId("waveform").locator("canvas").first()).toBeVisible(SOON);
});

test("silences are skipped when that is wanted, and it says how much that saves", async ({
  page,
  signInAs,
}) => {
  await signInAs(OWNER);
  await openInterview(page, MINUTES);
  const skip = recording(page).getByRole("switch", { name: "Skip silences" });
  await expect(skip).toContainText(/saves \d+:\d\d/, SOON);
  await expect(skip).not.toBeChecked();
  await page.keyboard.press("s");
  await expect(skip).toBeChecked();
  const leap = nextSeek(page);
  await page.keyboard.press("k");
  // The first voice of the sandbox's sound pauses from 5.6 s to 6.7 s.
  const landed = await leap;
  expect(landed).toBeGreaterThan(6);
  expect(landed).toBeLessThan(6.7);
  await page.reload();
  await expect(recording(page).getByRole("switch", { name: "Skip silences" })).toBeChecked(SOON);
});

test("the speed is remembered, in this interview and the next", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  await openInterview(page, MINUTES);
  await recording(page).getByRole("button", { name: "Speed" }).click();
  await page.getByRole("menuitemradio", { name: "1.75×" }).click();
  await expect.poll(() => speed(page)).toBe(1.75);
  await page.reload();
  await expect(recording(page).getByRole("button", { name: "Speed 1.75×" })).toBeVisible();
  await expect.poll(() => speed(page)).toBe(1.75);
  await openByName(page, "Maya Lindqvist");
  await expect.poll(() => speed(page)).toBe(1.75);
});

test("keys do nothing to the player while somebody types", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  await openInterview(page, MINUTES);
  await pressTimeline(page, 0.5);
  const before = await time(page);
  await page.getByLabel("New note").fill("");
  await page.getByLabel("New note").pressSequentially("k jl 0 s m a b > <[]+-cd");
  await expect(page.getByLabel("New note")).toHaveValue("k jl 0 s m a b > <[]+-cd");
  // To the microsecond: an element that settles after a seek says less of it.
  expect(await time(page)).toBeCloseTo(before, 5);
  expect(await speed(page)).toBe(1);
  await expect(recording(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect(recording(page).getByRole("button", { name: "Volume 100 %" })).toBeVisible();
});

test("one goes on where one left off, and a link to a moment wins over that", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  await openInterview(page, MINUTES);
  await pressTimeline(page, 0.5);
  await page.keyboard.press("k");
  await expect.poll(() => time(page), SOON).toBeGreaterThan(122);
  await page.keyboard.press("k");
  const left = await time(page);
  await page.reload();
  await expect(recording(page).getByText("You left off at 2:0")).toBeVisible();
  await expect.poll(() => time(page)).toBeCloseTo(left, 0);
  await expect(recording(page).getByTestId("heard").locator("div")).not.toHaveCount(0);
  await page.goto(`${page.url()}?t=30`);
  await expect.poll(() => time(page)).toBe(30);
  await page.goto(page.url().replace("?t=30", ""));
  await recording(page).getByRole("button", { name: "Start over" }).click();
  await expect.poll(() => time(page)).toBe(0);
});

test("a passage chosen on the time line is played again and again until Escape", async ({
  page,
  signInAs,
}) => {
  await signInAs(OWNER);
  await openInterview(page, MINUTES);
  const line = recording(page).getByLabel("Position in the recording");
  await expect(line).toBeEnabled();
  const box = (await line.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const at = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const;
  await page.mouse.move(...at(0.5));
  await page.mouse.down();
  await page.mouse.move(...at(0.505));
  await page.mouse.move(...at(0.515));
  await page.mouse.up();
  await expect(recording(page).getByText(/Repeating 2:0\d – 2:0\d/)).toBeVisible();
  const leap = nextSeek(page);
  await page.keyboard.press("k");
  expect(await leap).toBeCloseTo(120, 0);
  await page.keyboard.press("Escape");
  await expect(recording(page).getByRole("button", { name: "Stop repeating" })).toHaveCount(0);
  await expect.poll(() => time(page), SOON).toBeGreaterThan(125);
});

test("a link to this moment is copied", async ({ page, context, signInAs }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signInAs(OWNER);
  await openInterview(page, MINUTES);
  await pressTimeline(page, 0.25);
  await page.keyboard.press("c");
  await expect(page.getByText(/Link to (0:59|1:00) copied/)).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(new RegExp(`^${page.url()}\\?t=(59|60)$`));
});

test.describe("when something breaks", () => {
  test.use({ expectedErrors: [/\/recording|\/notes|\/events|\/waveform|401|net::ERR/] });

  test("a stream that the platform cuts is heard to its end", async ({ page, signInAs }) => {
    const id = randomUUID();
    // 30 seconds of sound.
    await addFault({ endpoint: "recording", sessionId: id, cutAfterBytes: 480_000, times: 2 });
    const { candidateName } = await addSession({
      id,
      status: "completed",
      transcriptFile: "store-manager-en.json",
      ...MINUTES,
    });
    await signInAs(OWNER);
    await openByName(page, candidateName);
    await page.keyboard.press("k");
    await pressTimeline(page, 0.75);
    await expect.poll(() => time(page), { timeout: timeLimit(45_000) }).toBeGreaterThan(182);
  });

  test("a login that expires is said, and after a new one it goes on at the same place", async ({
    page,
    context,
    signInAs,
  }) => {
    await signInAs(OWNER);
    await openInterview(page, HOUR);
    await page.keyboard.press("k");
    await expect.poll(() => time(page), SOON).toBeGreaterThan(1);
    await context.clearCookies();
    // Far from what the browser already holds: it has to ask, and is refused.
    await pressTimeline(page, 0.6);
    await expect(recording(page).getByText("Your session has expired.")).toBeVisible(SOON);
    const left = await time(page);
    await signInElsewhere(context);
    await goOn(page);
    await expect.poll(() => time(page), SOON).toBeGreaterThan(left + 1);
    expect(await time(page)).toBeLessThan(left + 60);
    await expect(recording(page).getByText("Your session has expired.")).toHaveCount(0);
  });

  test("without a network it says so and goes on by itself once there is one", async ({
    page,
    context,
    signInAs,
  }) => {
    await signInAs(OWNER);
    await openInterview(page, HOUR);
    await page.keyboard.press("k");
    await expect.poll(() => time(page), SOON).toBeGreaterThan(1);
    await context.setOffline(true);
    await pressTimeline(page, 0.3);
    await expect(recording(page).getByText("You are offline.")).toBeVisible(SOON);
    await context.setOffline(false);
    await expect.poll(() => time(page), { timeout: timeLimit(45_000) }).toBeGreaterThan(1_081);
    await expect(recording(page).getByText("You are offline.")).toHaveCount(0);
  });
});

async function signInElsewhere(context: BrowserContext): Promise<void> {
  const other = await context.newPage();
  await submitSignIn(other, OWNER, requireEnv("E2E_PASSWORD"));
  await expect(other).toHaveURL(/interviews/);
  await other.close();
}

/** The player goes on by itself when the page is looked at again; else there is the button. */
async function goOn(page: Page): Promise<void> {
  await page.bringToFront();
  const button = recording(page).getByRole("button", { name: "Continue" });
  await button.click({ timeout: 2_000 }).catch(() => {});
  await expect(button).toHaveCount(0);
}
