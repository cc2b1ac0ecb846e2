import { DISCOVERY, expect, OWNER, rowOf, submitSignIn, test } from "./support/fixtures";
import { requireEnv } from "./support/require-env";
import { addSession, moveSession } from "./support/sandbox";

test("from an unfinished interview to a note and a shared link", async ({ page, browser }) => {
  const { id: sessionId, candidateName } = await addSession({
    status: "active",
    roleName: "Store manager",
    recordingFile: "store-manager-en.wav",
    transcriptFile: "store-manager-en.json",
  });

  await test.step("sign in", async () => {
    await submitSignIn(page, OWNER, requireEnv("E2E_PASSWORD"));
    await expect(page).toHaveURL(/\/t\/acme\/interviews$/);
  });

  await test.step("see the unfinished interview complete by itself", async () => {
    const row = rowOf(page, candidateName);
    await expect(row).toContainText("In progress", DISCOVERY);
    await moveSession(sessionId, { status: "completed" });
    await expect(row).toContainText("Completed", DISCOVERY);
    await row.getByRole("link").click();
    await expect(page.getByRole("heading", { name: candidateName })).toBeVisible();
  });

  const playButton = page.getByRole("button", { name: /^(Play|Pause)$/ });
  const spoken = page.getByRole("region", { name: "Transcript" }).locator("[aria-current=true]");

  await test.step("play, and see the spoken turn move on", async () => {
    await playButton.click();
    await expect(spoken).toContainText("thank you for taking the time today");
    // The first answer starts at 11.5 s: three times as fast, it comes soon.
    await page.getByRole("button", { name: "Speed" }).click();
    await page.getByText("3×", { exact: true }).click();
    await expect(spoken).toContainText("I run a mid-sized homeware store");
  });

  await test.step("press a turn to hear it", async () => {
    await page.getByText("although footfall on the street went down").click();
    await expect.poll(() => audioTime(page)).toBeGreaterThanOrEqual(11.5);
    await playButton.click();
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  });

  await test.step("write a note at that moment", async () => {
    const atSeconds = Math.floor(await audioTime(page));
    await page.getByLabel("New note").fill("Knows the numbers by heart");
    await page.getByRole("button", { name: "Add note" }).click();
    const note = page.getByRole("article", { name: "Note by Nora Feld" });
    await expect(note).toContainText("Knows the numbers by heart");
    await expect(note).toContainText(`0:${String(atSeconds).padStart(2, "0")}`);
    await expect(page.getByTestId("note-mark")).toHaveCount(1);
  });

  const visitor = await browser.newContext({ baseURL: requireEnv("E2E_APP_URL") });
  const visitorPage = await visitor.newPage();
  let address = "";

  await test.step("share it with somebody who has no account", async () => {
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("button", { name: "Create review link" }).click();
    address = await page.getByLabel("Review link").inputValue();
    await visitorPage.goto(address);
    await visitorPage.getByRole("button", { name: "Open" }).click();
    await expect(visitorPage.getByRole("heading", { name: candidateName })).toBeVisible();
    await expect(visitorPage.getByText("although footfall on the street went down")).toBeVisible();
    await visitorPage.getByRole("button", { name: "Play", exact: true }).click();
    await expect.poll(() => audioTime(visitorPage)).toBeGreaterThan(0.2);
    await expect(visitorPage.getByText("Knows the numbers by heart")).toHaveCount(0);
    await expect(visitorPage.getByRole("link", { name: "Interviews" })).toHaveCount(0);
  });

  await test.step("revoke it, and the visitor is refused", async () => {
    const opened = visitorPage.url();
    await page.getByRole("button", { name: "Revoke" }).click();
    await page.getByRole("button", { name: "Revoke link" }).click();
    await expect(page.getByText("1 active link")).toHaveCount(0);
    for (const place of [address, opened]) {
      const refused = await visitorPage.goto(place);
      expect(refused?.status()).toBe(404);
      await expect(visitorPage.getByText("This link does not work")).toBeVisible();
    }
    await visitor.close();
  });
});

function audioTime(page: import("@playwright/test").Page): Promise<number> {
  return page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime);
}
