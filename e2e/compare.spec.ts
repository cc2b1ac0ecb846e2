import { randomUUID } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { arrived, DISCOVERY, expect, OWNER, open, REVIEWER, test } from "./support/fixtures";
import { submitReview } from "./support/review-form";
import { addFault, addSession } from "./support/sandbox";

/** Two interviews of a role that no other test uses, with the address of their comparison. */
async function addPair(page: Page, recordingFault?: object) {
  const roleName = `Role ${randomUUID().slice(0, 8)}`;
  const completed = {
    status: "completed",
    recordingFile: "store-manager-en.wav",
    transcriptFile: "store-manager-en.json",
    roleName,
  } as const;
  const sessionIds = [randomUUID(), randomUUID()] as const;
  if (recordingFault)
    for (const sessionId of sessionIds)
      await addFault({ endpoint: "recording", sessionId, ...recordingFault });
  const [first, second] = [
    await addSession({ id: sessionIds[0], ...completed }),
    await addSession({ id: sessionIds[1], ...completed }),
  ];
  const links = page.locator("a[data-row-link]");
  await expect(async () => {
    await open(page, `/t/acme/interviews?role=${encodeURIComponent(roleName)}&sort=candidate`);
    await expect(links).toHaveCount(2, { timeout: 2_000 });
  }).toPass(DISCOVERY);
  const ids = await links.evaluateAll((all) =>
    all.map((link) => (link as HTMLAnchorElement).href.split("/").pop()),
  );
  const names = [first.candidateName, second.candidateName].sort((a, b) => a.localeCompare(b));
  return { roleName, names, address: `/t/acme/compare?ids=${ids.join(",")}` };
}

const playing = (page: Page) =>
  page.locator("audio").evaluateAll((all) =>
    all.map((audio) => ({
      src: (audio as HTMLAudioElement).src,
      paused: (audio as HTMLAudioElement).paused,
    })),
  );

async function expectClean(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/./);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
  ).toEqual([]);
}

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    const label = await page.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
    );
    if (name.test(label.trim())) return;
  }
  throw new Error(`${name} cannot be reached by Tab.`);
}

test.use({ contextOptions: { reducedMotion: "reduce" } });

test("two interviews are compared and the same question is played from each, by keyboard alone", async ({
  page,
  signInAs,
}) => {
  await signInAs(OWNER);
  const { names, roleName } = await addPair(page);
  const [first = "", second = ""] = names;

  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await tabTo(page, /^Compare$/);
  await page.keyboard.press("Enter");
  await arrived(page, "Compare");
  await expect(page.getByText(roleName)).toBeVisible();
  await expectClean(page);

  await tabTo(page, /^By criterion$/);
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/view=questions/);
  const row = page.getByRole("row", { name: /What did you change to get there\?/ });
  await expect(row.getByRole("button", { name: /^Play: / })).toHaveCount(2);
  await expectClean(page);

  await tabTo(page, new RegExp(`^Play: What did you change to get there\\?, ${first}`));
  await page.keyboard.press("Enter");
  const dock = page.getByRole("region", { name: "Player" });
  await expect(dock).toContainText(first);
  await expect.poll(async () => (await playing(page)).map(({ paused }) => paused)).toEqual([false]);
  const [before] = await playing(page);
  expect(new URL(before?.src ?? "").pathname).toMatch(/^\/api\/t\/acme\/interviews\/[0-9a-f-]+\/recording$/);

  await tabTo(page, new RegExp(`^Play: What did you change to get there\\?, ${second}`));
  await page.keyboard.press("Enter");
  await expect(dock).toContainText(second);
  await expect.poll(async () => (await playing(page)).map(({ paused }) => paused)).toEqual([false]);
  const [after] = await playing(page);
  expect(after?.src).not.toBe(before?.src);
  await page.keyboard.press("k");
  await expect(dock.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expectClean(page);
});

test("all answers to a question play one after the other and stop at the last one's end", async ({
  page,
  signInAs,
}) => {
  await signInAs(OWNER);
  const { names, address } = await addPair(page);
  await open(page, `${address}&view=questions`);
  await page.getByRole("button", { name: /^Play all 2 answers to: What did you change/ }).click();
  const dock = page.getByRole("region", { name: "Player" });
  await expect(dock).toContainText(names[0] ?? "");
  await expect(dock).toContainText("then 1 more");
  await expect.poll(async () => (await playing(page)).map(({ paused }) => paused)).toEqual([false]);
  await toSegmentsEnd(page);
  await expect(dock).toContainText(names[1] ?? "");
  await expect.poll(async () => (await playing(page)).map(({ paused }) => paused)).toEqual([false]);
  await toSegmentsEnd(page);
  await expect(dock.getByRole("button", { name: "Play", exact: true })).toBeVisible();
});

test.describe("a recording that is none", () => {
  test.use({ expectedErrors: [/\/recording|\/waveform/] });

  test("is called what it is, as on the review page, and nothing else is said", async ({
    page,
    signInAs,
  }) => {
    await signInAs(OWNER);
    const text = { body: "<!doctype html><title>Sign in</title>", contentType: "audio/wav" };
    const { address } = await addPair(page, text);
    await open(page, `${address}&view=questions`);
    await page
      .getByRole("button", { name: /^Play: What did you change/ })
      .first()
      .click();
    const dock = page.getByRole("region", { name: "Player" });
    await expect(dock.getByText("The stored recording is not audio.")).toBeVisible();
    await expect(dock).not.toContainText(/damaged|could not be loaded|Waiting for/);
  });
});

/** To a moment before the next question, which the next row's buttons name. */
async function toSegmentsEnd(page: Page): Promise<void> {
  const next = await page
    .getByRole("button", { name: /^Play: And a decision that turned out/ })
    .first()
    .textContent();
  const [minutes = 0, seconds = 0] = (next ?? "").split(":").map(Number);
  await page.locator("audio").evaluate(
    (audio: HTMLAudioElement, at) => {
      audio.currentTime = at;
    },
    minutes * 60 + seconds - 1,
  );
}

test("a blind reviewer compares without others' scores, which stand there once their own review is in", async ({
  page,
  browser,
  baseURL,
  signInAs,
  logins,
}) => {
  await signInAs(OWNER);
  const { names, address, roleName } = await addPair(page);
  const [first = "", second = ""] = names;
  await submitReview(page, first, {
    score: "5, highest",
    recommendation: "Strong yes",
    summary: "A natural.",
  });
  await submitReview(page, second, { score: "3", recommendation: "Yes", summary: "Solid." });
  const context = await browser.newContext({ baseURL: baseURL ?? "", storageState: await logins(REVIEWER) });
  const reviewer = await context.newPage();

  await test.step("neither page tells a score", async () => {
    await open(reviewer, address);
    await expect(reviewer.getByRole("link", { name: "your review" })).toHaveCount(2);
    expect(await reviewer.content()).not.toContain("A natural.");
    await open(reviewer, `/t/acme/calibration?role=${encodeURIComponent(roleName)}`);
    await expect(reviewer.getByText(/hidden until your reviews/)).toBeVisible();
    expect(await reviewer.content()).not.toContain(first);
    await expectClean(reviewer);
  });

  await test.step("after their own review, both stand side by side", async () => {
    await submitReview(reviewer, first, { score: "2", recommendation: "No", summary: "Few facts." });
    await open(reviewer, address);
    const row = reviewer.getByRole("row", { name: /Gives real examples/ });
    await expect(row.getByRole("cell").first()).toContainText("Reviewers disagree");
    await expect(row.getByRole("cell").first()).toContainText("5 of 5");
    await expect(row.getByRole("cell").nth(1)).toContainText("Hidden");
  });

  await test.step("the calibration shows one criterion across candidates, with counts and means", async () => {
    await open(page, `/t/acme/calibration?role=${encodeURIComponent(roleName)}`);
    await page.getByLabel("Criterion").selectOption("Gives real examples");
    await expect(page).toHaveURL(/criterion=/);
    await expect(page.getByRole("heading", { name: "Gives real examples" })).toBeVisible();
    await expect(page.getByRole("row", { name: /Nora Feld/ }).getByRole("cell")).toHaveText(["2", "4.0"]);
    await expect(page.getByRole("row", { name: /Tom Okafor/ }).getByRole("cell")).toHaveText(["1", "2.0"]);
    await expectClean(page);
  });
  await context.close();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("one question of one candidate is shown, and buttons go to the next of either", async ({
    page,
    signInAs,
  }) => {
    await signInAs(OWNER);
    const { names, address } = await addPair(page);
    const [first = "", second = ""] = names;
    await open(page, `${address}&view=questions`);
    await expect(page.getByText(/^Question 1 of/)).toBeVisible();
    await expect(page.getByRole("button", { name: new RegExp(`^Play: .*${first}`) })).toHaveCount(1);
    await page.getByRole("button", { name: second, exact: true }).click();
    await expect(page.getByRole("button", { name: new RegExp(`^Play: .*${second}`) })).toHaveCount(1);
    await expect(page.getByRole("button", { name: new RegExp(`^Play: .*${first}`) })).toHaveCount(0);
    await page.getByRole("button", { name: "Next question" }).click();
    await expect(page.getByText(/^Question 2 of/)).toBeVisible();
    await expectClean(page);
  });
});
