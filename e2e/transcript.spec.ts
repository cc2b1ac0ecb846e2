import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { DISCOVERY, expect, OWNER, open, rowOf, test } from "./support/fixtures";
import { addSession, type NewSession } from "./support/sandbox";

const RECORDING = { status: "completed", recordingFile: "store-manager-en.wav" } as const;

async function openInterview(page: Page, session: Omit<NewSession, "status">): Promise<void> {
  const { candidateName } = await addSession({ ...RECORDING, ...session });
  await open(page, "/t/acme/interviews");
  await rowOf(page, candidateName).getByRole("link").click(DISCOVERY);
  await expect(page.getByRole("heading", { name: candidateName })).toBeVisible();
  await expect(page.getByRole("region", { name: "Transcript" }).getByRole("listitem").first()).toBeVisible();
}

function audioTime(page: Page): Promise<number> {
  return page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime);
}

const WORDS = ["I", "sold", "lamps", "for", "nine", "years"];
const WITH_WORDS = {
  tool: { version: 3 },
  turns: [
    { speaker: "interviewer", text: "What did you do before?", start: 0, end: 3 },
    {
      speaker: "candidate",
      text: "I sold lamps for nine years.",
      start: 4,
      end: 10,
      words: WORDS.map((word, index) => ({ word, start: 4 + index, end: 4.9 + index })),
    },
  ],
};

test("finds words, steps through them and closes by keyboard", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  await openInterview(page, { transcriptFile: "store-manager-en.json" });
  await page.keyboard.press("f");
  const box = page.getByRole("textbox", { name: "Find in the transcript" });
  await expect(box).toBeFocused();
  await page.keyboard.type("THE");
  const count = page.getByRole("search").getByRole("status");
  await expect(count).toHaveText(/^1 of \d+$/);
  const marks = page.locator("mark");
  // Marked letter by letter as they are typed.
  await expect(marks.filter({ hasNotText: /^the$/i })).toHaveCount(0);
  const total = await marks.count();
  await expect(count).toHaveText(`1 of ${total}`);
  await expect(page.getByTestId("search-marks").locator("[data-current]")).toHaveCount(1);
  await page.keyboard.press("Shift+Enter");
  await expect(count).toHaveText(`${total} of ${total}`);
  await expect(marks.last()).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(count).toHaveText(`1 of ${total}`);
  await box.fill("no such words");
  await expect(count).toHaveText("No match");
  await expect(page.getByTestId("search-marks")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(box).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Find in the transcript" })).toBeFocused();
});

test("finds a word far down in five thousand turns", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  const transcript = Array.from({ length: 5000 }, (_, index) => ({
    speaker: index % 2 === 0 ? "interviewer" : "candidate",
    text: index === 4321 ? "A heron stood there." : `Something was said, number ${index}.`,
  }));
  await openInterview(page, { transcript });
  await page.keyboard.press("f");
  await page.keyboard.type("heron");
  await expect(page.locator("mark", { hasText: "heron" })).toBeInViewport();
});

test("a press on a word plays from it, and the spoken word is marked", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  await openInterview(page, { transcript: WITH_WORDS });
  const at = await page.getByText("I sold lamps for nine years.").evaluate((element) => {
    const range = document.createRange();
    const text = element.firstChild;
    if (!text) throw new Error("The turn has no text.");
    range.setStart(text, 17);
    range.setEnd(text, 21);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  const marked = await watchSpokenWords(page);
  await page.mouse.click(at.x, at.y);
  await expect.poll(() => audioTime(page)).toBeGreaterThanOrEqual(8);
  await expect.poll(async () => (await marked()).at(0) ?? "").toMatch(/^(nine|years)$/);
});

test("questions lead to their place, and one speaker can be read alone", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  await openInterview(page, { transcriptFile: "store-manager-en.json" });
  await page.getByRole("button", { name: /^Questions/ }).click();
  const questions = page.getByRole("dialog", { name: "Questions" });
  await questions.getByRole("button").nth(2).click();
  await expect(questions).toHaveCount(0);
  await expect.poll(() => audioTime(page)).toBeGreaterThan(5);

  const turns = page.getByRole("region", { name: "Transcript" }).getByRole("listitem");
  const all = await turns.count();
  await page.getByRole("button", { name: "Speakers" }).click();
  const panel = page.getByRole("dialog", { name: "Speakers and talk time" });
  await expect(panel).toContainText("Longest monologue");
  await panel.getByRole("button", { name: "Show only Candidate" }).click();
  await page.keyboard.press("Escape");
  await expect.poll(() => turns.count()).toBeLessThan(all);
  await page.getByRole("button", { name: "Show everyone" }).click();
  await expect(turns).toHaveCount(all);
});

test("shows the original document and what of it is not speech", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  await openInterview(page, { transcript: { ...WITH_WORDS, remark: "Held over the telephone" } });
  const line = page.getByText(/of the document (is|are) not shown as speech/);
  await expect(line).toBeVisible();
  await line.getByRole("button").click();
  const original = page.getByRole("region", { name: "Original document" });
  await original.getByRole("button", { name: /remark/ }).click();
  await expect(original.getByText("Held over the telephone")).toBeVisible();
  await original.getByRole("button", { name: "Back to the transcript" }).click();
  await expect(page.getByText("I sold lamps for nine years.")).toBeVisible();
});

test("downloads each format under a safe name, and refuses others' interviews", async ({
  page,
  signInAs,
}) => {
  await signInAs(OWNER);
  await openInterview(page, { candidateName: `Zoë "X" ${Date.now()}`, transcript: WITH_WORDS });
  const interviewPath = new URL(page.url()).pathname;
  const url = `/api${interviewPath}/transcript`;
  const expected = {
    txt: "[00:00:04]",
    md: "**",
    vtt: "WEBVTT",
    srt: "-->",
    json: '"version"',
    original: '"tool"',
  };
  for (const [format, content] of Object.entries(expected)) {
    const answer = await page.request.get(`${url}?format=${format}`);
    expect(answer.status(), format).toBe(200);
    expect(await answer.text(), format).toContain(content);
    expect(answer.headers()["content-disposition"], format).toMatch(/^attachment; filename="[^"]*Zoe[^"]*"/);
  }
  expect((await page.request.get(`${url}?format=exe`)).status()).toBe(400);
  expect((await page.request.get(`${url.replace("/acme/", "/globex/")}?format=txt`)).status()).toBe(404);
});

test("a selected passage becomes a note at its moment", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  await openInterview(page, { transcript: WITH_WORDS });
  await page.getByText("I sold lamps for nine years.").selectText();
  await page.getByRole("toolbar", { name: "Passage" }).getByRole("button", { name: "Note" }).click();
  await expect(page.getByLabel("New note")).toBeFocused();
  const form = page.getByRole("form", { name: "Write a note" });
  await expect(form.locator("blockquote")).toHaveText("“I sold lamps for nine years.”");
  await expect(form.getByRole("button", { name: /^At 0:04/ })).toBeVisible();
});

test("a quote is copied by keyboard, with speaker, time and link", async ({ page, context, signInAs }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signInAs(OWNER);
  await openInterview(page, { transcript: WITH_WORDS });
  await page.getByRole("button", { name: "Quote Candidate at 0:04" }).focus();
  await page.keyboard.press("Enter");
  const bar = page.getByRole("toolbar", { name: "Passage" });
  await expect(bar.getByRole("button").first()).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Quote copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `Candidate: “I sold lamps for nine years.”\n0:04 · ${page.url()}?t=4`,
  );
});

test("the tools fit a phone and pass the accessibility checks while open", async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signInAs(OWNER);
  await openInterview(page, { transcriptFile: "store-manager-en.json" });
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const check = async () => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press("f");
  await page.keyboard.type("the");
  await expect(page.locator("mark").first()).toBeVisible();
  expect(await overflow()).toBe(0);
  await check();
  await page.getByRole("button", { name: "Speakers" }).click();
  await expect(page.getByRole("dialog", { name: "Speakers and talk time" })).toBeVisible();
  await check();
});

test("a speaker's new name is everywhere at once, also for others and in files", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs(OWNER);
  await openInterview(page, { transcript: WITH_WORDS });
  const other = await browser.newContext({
    baseURL: new URL(page.url()).origin,
    storageState: await page.context().storageState(),
  });
  const otherPage = await other.newPage();
  await open(otherPage, page.url());
  const transcriptOf = (one: Page) => one.getByRole("region", { name: "Transcript" });
  await expect(transcriptOf(otherPage).getByText("Candidate", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Speakers" }).click();
  const panel = page.getByRole("dialog", { name: "Speakers and talk time" });
  await panel.getByRole("button", { name: "Rename Candidate" }).click();
  const field = panel.getByLabel("Name of Candidate");
  await expect(field).toBeFocused();
  await page.keyboard.type("  Ada <Lovelace>  ");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: "Rename Ada <Lovelace>" })).toBeVisible();
  await expect(transcriptOf(page).getByText("Ada <Lovelace>")).toBeVisible();
  await expect(transcriptOf(otherPage).getByText("Ada <Lovelace>")).toBeVisible();
  const file = await page.request.get(`/api${new URL(page.url()).pathname}/transcript?format=txt`);
  expect(await file.text()).toContain("Ada <Lovelace>: I sold lamps");

  await panel.getByRole("button", { name: "Rename Ada <Lovelace>" }).click();
  await panel.getByRole("button", { name: /Back to/ }).click();
  await expect(transcriptOf(page).getByText("Candidate", { exact: true })).toBeVisible();
  await expect(transcriptOf(otherPage).getByText("Candidate", { exact: true })).toBeVisible();
  await other.close();
});

/** Writes down which words are marked from now on, each once. Playback does not wait for a slow machine's test. */
async function watchSpokenWords(page: Page): Promise<() => Promise<string[]>> {
  const words = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const look = () => {
      const word = [...(CSS.highlights.get("spoken-word") ?? [])].map(String).join(" ");
      if (word !== "" && !seen.includes(word)) seen.push(word);
      requestAnimationFrame(look);
    };
    look();
    return seen;
  });
  return () => words.jsonValue();
}
