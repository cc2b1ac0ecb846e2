import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { DISCOVERY, expect, OTHER_OWNER, OWNER, open, REVIEWER, test } from "./support/fixtures";
import { addSession } from "./support/sandbox";

const INDEXED = DISCOVERY;

/** Looks again until the transcript has been read: that is a job's work. */
async function searchUntilFound(page: Page, path: string, text: string): Promise<void> {
  await expect(async () => {
    await open(page, path);
    await expect(page.getByRole("main").getByText(text).first()).toBeVisible({ timeout: 1_000 });
  }).toPass(INDEXED);
}

function talkAbout(word: string) {
  return [
    { speaker: "interviewer", text: "What did you do before?", start: 0, end: 3 },
    { speaker: "candidate", text: `I was managing ${word} for nine years.`, start: 4, end: 10 },
  ];
}

const unheardWord = () =>
  `quill${randomUUID()
    .replaceAll(/[^a-z]/g, "")
    .slice(0, 8)}`;

test("what somebody said is found from the list and opens at its moment", async ({ page, signInAs }) => {
  const word = unheardWord();
  const { candidateName } = await addSession({
    status: "completed",
    language: "en",
    recordingFile: "store-manager-en.wav",
    transcript: talkAbout(word),
  });
  await signInAs(OWNER);
  await searchUntilFound(page, `/t/acme/search?q=${word}`, candidateName);

  await open(page, "/t/acme/interviews");
  await page
    .getByRole("searchbox", { name: "Search interviews by candidate or role" })
    .fill(`${word} managing`);
  await page.getByRole("link", { name: /Search in transcripts for/ }).click();
  await expect(page).toHaveURL(new RegExp(`/search\\?q=${word}`));
  const found = page.getByRole("region", { name: candidateName });
  await expect(found.locator("mark")).toHaveText(["managing", word]);
  await found.getByRole("link", { name: new RegExp(word) }).click();

  await expect(page.getByRole("heading", { name: candidateName })).toBeVisible();
  await expect(page).toHaveURL(/[?&]t=\d+&find=/);
  await expect(page.getByRole("search").getByRole("status")).toHaveText(/^\d+ of \d+$/);
  await expect(page.locator("mark[data-current]")).toBeInViewport();
  await expect(page.getByTestId("search-marks")).toBeAttached();
  const audioTime = () => page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime);
  await expect.poll(audioTime).toBeGreaterThan(3);
});

test("other forms of a word are found, and by no other organisation", async ({ page, context, signInAs }) => {
  const word = unheardWord();
  const { candidateName } = await addSession({
    status: "completed",
    language: "en",
    recordingFile: "store-manager-en.wav",
    transcript: talkAbout(word),
  });
  await signInAs(OWNER);
  await searchUntilFound(page, `/t/acme/search?q=managed+${word}`, candidateName);
  const hit = page.getByRole("link", { name: new RegExp(word) });
  await expect(hit.locator("mark")).toHaveText(["managing", word]);
  await expect(hit).toContainText("Candidate");

  await page.getByRole("searchbox", { name: "Search in transcripts" }).fill(`${word} herons`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search in transcripts" }).fill("q");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Keep typing" })).toBeVisible();

  // A page that is still open would go on asking, as nobody or as somebody else.
  await page.goto("about:blank");
  await context.clearCookies();
  await signInAs(OTHER_OWNER);
  await open(page, `/t/globex/search?q=${word}`);
  await expect(page.getByRole("heading", { name: /Nothing found|Search is turned off/ })).toBeVisible();
});

test("what is HTML in a transcript is text in what is found", async ({ page, signInAs }) => {
  const word = unheardWord();
  const { candidateName } = await addSession({
    status: "completed",
    transcript: [{ speaker: "Eve", text: `<img src=x onerror=alert(1)> ${word} </mark><i>end</i>` }],
  });
  await signInAs(OWNER);
  await searchUntilFound(page, `/t/acme/search?q=${word}`, candidateName);
  const hit = page.getByRole("link", { name: new RegExp(word) });
  await expect(hit).toContainText(`<img src=x onerror=alert(1)> ${word} </mark><i>end</i>`);
  await expect(page.getByRole("main").locator("img, i, b")).toHaveCount(0);
});

test("turned off, nothing is found and it says who can turn it on", async ({ page, context, signInAs }) => {
  const word = unheardWord();
  await addSession({ client: "globex", status: "completed", transcript: talkAbout(word) });
  await signInAs(OTHER_OWNER);
  await searchUntilFound(page, `/t/globex/search?q=${word}`, "managing");

  await open(page, "/t/globex/settings");
  const card = page.getByRole("region", { name: "Keep transcript text for search" });
  await card.getByRole("button", { name: "Turn off and delete the text" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Turn off" }).click();
  await expect(card.getByText("Off", { exact: true })).toBeVisible();
  await open(page, `/t/globex/search?q=${word}`);
  await expect(page.getByRole("heading", { name: "Search is turned off" })).toBeVisible();
  await page.getByRole("link", { name: "Open the settings" }).click();
  await card.getByRole("button", { name: "Turn on" }).click();
  await expect(card.getByText("On", { exact: true })).toBeVisible();
  await searchUntilFound(page, `/t/globex/search?q=${word}`, "managing");

  // A page that is still open would go on asking, as nobody or as somebody else.
  await page.goto("about:blank");
  await context.clearCookies();
  await signInAs(REVIEWER);
  await open(page, "/t/acme/settings");
  await expect(card).toContainText("Only owners and admins can change this.");
  await expect(card.getByRole("button")).toHaveCount(0);
});
