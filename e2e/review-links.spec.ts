import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { promisedWithin } from "../testing/time-limit";
import { DISCOVERY, expect, OWNER, open, rowOf, test } from "./support/fixtures";
import { requireEnv } from "./support/require-env";
import { addSession } from "./support/sandbox";

const PHONE = { width: 390, height: 780 };
const SOUND = { seconds: 600, sampleRate: 8000, channels: 1 };
const MISSING = "00000000-0000-7000-8000-000000000000";
const transcriptOf = (name: string) => ({
  turns: [
    { speaker: "interviewer", text: "Hello Zofia, welcome.", start: 0, end: 5 },
    { speaker: name, text: `Thanks. ${name}, from Leeds.`, start: 5, end: 20 },
    { speaker: "interviewer", text: "Tell me about your work.", start: 20, end: 600 },
  ],
});

test.use({ expectedErrors: [/404/] });

/** Letters only, as in a name. */
const uniqueWord = () =>
  randomUUID()
    .replaceAll(/[^a-f]/g, "")
    .padEnd(8, "q");

/** Waits until the session is found and returns its interview's id. */
async function interviewIdOf(page: Page, candidateName: string, tenant = "acme"): Promise<string> {
  const link = rowOf(page, candidateName).getByRole("link");
  await expect(async () => {
    await open(page, `/t/${tenant}/interviews?q=${encodeURIComponent(candidateName)}`);
    await expect(link).toBeVisible();
  }).toPass({ timeout: 2 * DISCOVERY.timeout });
  return (await link.getAttribute("href"))?.split("/").at(-1) ?? "";
}

async function newInterview(
  page: Page,
  candidateName = `Robin ${uniqueWord()}`,
): Promise<{ id: string; name: string }> {
  const { candidateName: name } = await addSession({
    status: "completed",
    candidateName,
    generatedRecording: SOUND,
    transcript: transcriptOf(candidateName),
  });
  return { id: await interviewIdOf(page, name), name };
}

/** Makes a link on the page where everything can be chosen, and returns its address. */
async function makeLink(
  page: Page,
  ids: string[],
  choose = async () => {},
  tenant = "acme",
): Promise<string> {
  await open(page, `/t/${tenant}/review-links/new?ids=${ids.join(",")}`);
  await choose();
  await page.getByRole("button", { name: "Create review link" }).click();
  return page.getByLabel("Review link", { exact: true }).inputValue();
}

async function newVisitor(
  browser: Browser,
  viewport = PHONE,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: requireEnv("E2E_APP_URL"), viewport });
  return { context, page: await context.newPage() };
}

/** Opens the link in a browser of its own; returns the link's id and what can be asked as that visitor. */
async function visit(browser: Browser, address: string) {
  const { context, page } = await newVisitor(browser);
  await page.goto(address);
  await page.getByRole("button", { name: "Open" }).click();
  await page.waitForURL(/\/review\/links\//);
  const linkId = new URL(page.url()).pathname.split("/")[3] ?? "";
  return { context, page, linkId, request: context.request };
}

const audioTime = (page: Page) =>
  page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime);

test("a client opens a link on a phone, listens, says what they think, and is cut off", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs(OWNER);
  const { id, name } = await newInterview(page);
  const address = await makeLink(page, [id], async () => {
    await page.getByLabel("Recipient", { exact: true }).fill("Jo Client");
    await page.getByLabel("Message to the recipient").fill("Please listen to the second answer.");
    await page.getByLabel("Scorecard").selectOption({ label: "Structured interview" });
  });
  expect(await page.getByLabel("Email text").inputValue()).toContain(address);

  const { page: phone, context } = await newVisitor(browser);
  await test.step("one press opens it, and the secret leaves the address", async () => {
    await phone.goto(address);
    await expect(phone.getByText(name)).toHaveCount(0);
    await phone.getByRole("button", { name: "Open" }).click();
    await expect(phone.getByRole("heading", { name })).toBeVisible();
    await expect(phone.getByText("Please listen to the second answer.")).toBeVisible();
    const token = new URL(address).pathname.split("/").at(-1) ?? "";
    expect(phone.url()).not.toContain(token);
    expect(await phone.content()).not.toContain(token);
    await expect(phone.getByTestId("watermark")).toHaveAttribute("data-text", "Jo Client");
    const width = await phone.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(PHONE.width);
  });

  await test.step("listen, and leave feedback", async () => {
    await phone.getByRole("button", { name: "Play", exact: true }).click();
    await expect.poll(() => audioTime(phone)).toBeGreaterThan(1);
    await phone.getByRole("tab", { name: "Your feedback" }).click();
    const clarity = phone.getByRole("group", { name: "Explains clearly" });
    await clarity.getByRole("radio", { name: "4", exact: true }).check();
    const criterion = phone.locator("[data-criterion=clarity]");
    await criterion.getByRole("button", { name: "Comment" }).click();
    await phone.getByLabel("Comment on Explains clearly").fill("Easy to follow");
    await criterion.getByRole("button", { name: "Link this moment" }).click();
    await expect(phone.getByText("Draft saved")).toBeVisible();
    await phone.reload();
    await phone.getByRole("tab", { name: "Your feedback" }).click();
    await expect(clarity.getByRole("radio", { name: "4", exact: true })).toBeChecked();
    await expect(phone.getByLabel("Comment on Explains clearly")).toHaveValue("Easy to follow");
    await phone.getByRole("button", { name: "Play", exact: true }).click();
    await phone.getByLabel("Your name").fill("Jo of Client Ltd");
    await phone.getByRole("radio", { name: "Strong yes" }).check();
    await phone.getByLabel("Comment on a moment").fill("A good answer");
    await phone.getByRole("button", { name: /^Add at/ }).click();
    await phone.getByRole("button", { name: "Send feedback" }).click();
    await expect(phone.getByText("Sent. You can edit it")).toBeVisible();
  });

  await test.step("the team reads it beside the interview", async () => {
    await open(page, `/t/acme/interviews/${id}`);
    await page.getByRole("tab", { name: "Scorecard" }).click();
    const feedback = page.getByRole("article", { name: "Feedback by Jo of Client Ltd" });
    await expect(feedback).toContainText("via link");
    await expect(feedback).toContainText("Strong yes");
    await expect(feedback).toContainText("A good answer");
    await feedback.getByText("Scores and evidence").click();
    await expect(feedback.getByText("4 of 5")).toBeVisible();
    await expect(feedback.getByText("Easy to follow")).toBeVisible();
    await expect(feedback.getByRole("button", { name: /^Play from/ }).first()).toBeVisible();
    // Nothing of it stands among the team's own scores.
    await expect(page.getByRole("heading", { name: "Reviews", exact: true })).toHaveCount(0);
  });

  await test.step("the sender is told", async () => {
    await open(page, "/t/acme/notifications");
    await expect(
      page.getByText(`Jo of Client Ltd sent feedback on ${name} through a review link.`),
    ).toBeVisible();
    const opened = page.getByRole("link", { name: /The review link for Jo Client was opened/ }).first();
    await expect(opened).toHaveAttribute("href", /\/review-links\//);
  });

  await test.step("the sender sees what was heard, and ends it during playback", async () => {
    await open(page, "/t/acme/review-links?state=active");
    await page.getByRole("searchbox", { name: "Search review links" }).fill(name);
    await expect(page).toHaveURL(/state=active&q=/);
    await expect(
      page
        .getByRole("main")
        .getByRole("listitem")
        .filter({ has: page.getByRole("checkbox") }),
    ).toHaveCount(1);
    await page.getByRole("link", { name: "Jo Client" }).click();
    await expect(page.getByText("1 visitor", { exact: true })).toBeVisible();
    await expect(page.getByText("Jo of Client Ltd")).toBeVisible();
    await expect
      .poll(async () => {
        await page.reload();
        return page
          .getByRole("img", { name: /% heard/ })
          .locator("span")
          .count();
      })
      .toBeGreaterThan(0);
    expect(await audioTime(phone)).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Revoke" }).click();
    await page.getByRole("button", { name: "Revoke link" }).click();
    await expect(phone.getByText("This link does not work")).toBeVisible({ timeout: promisedWithin(8_000) });
    await expect(phone.locator("audio")).toHaveCount(0);
  });
  await context.close();
});

test("what a link shows is changed while somebody reads it", async ({ page, browser, signInAs }) => {
  await signInAs(OWNER);
  const { id, name } = await newInterview(page);
  const address = await makeLink(page, [id], () =>
    page.getByLabel("Recipient", { exact: true }).fill(`For ${name}`),
  );
  const { page: reader, context } = await newVisitor(browser);
  await reader.goto(address);
  await reader.getByRole("button", { name: "Open" }).click();
  await expect(reader.locator("audio")).toHaveCount(1);

  await open(page, "/t/acme/review-links");
  await page.getByRole("link", { name: `For ${name}` }).click();
  await page.getByRole("link", { name: "Edit link" }).click();
  await expect(page.getByLabel("Recipient", { exact: true })).toHaveValue(`For ${name}`);
  await page.getByLabel("Headline").fill("Only to read");
  await page.getByRole("checkbox", { name: "Recording", exact: true }).uncheck();
  await page.getByRole("checkbox", { name: "Transcript", exact: true }).uncheck();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "Show the recording or the transcript",
  );
  await page.getByRole("checkbox", { name: "Transcript", exact: true }).check();
  await page.getByRole("button", { name: "Save changes" }).click();
  const terms = page.getByRole("region", { name: "What it shows" });
  await expect(terms.getByRole("definition").filter({ hasText: /^transcript$/ })).toBeVisible();

  await reader.reload();
  await expect(reader.getByText("Only to read")).toBeVisible();
  await expect(reader.getByRole("region", { name: "Transcript" })).toBeVisible();
  await expect(reader.locator("audio")).toHaveCount(0);
  await context.close();
});

test("programs that look at a link see a neutral card and use nothing up", async ({
  page,
  signInAs,
  playwright,
}) => {
  await signInAs(OWNER);
  const { id, name } = await newInterview(page);
  const address = await makeLink(page, [id], async () => {
    await page.getByLabel("Maximum opens").fill("1");
  });
  for (const userAgent of [
    "Slackbot-LinkExpanding 1.0",
    "WhatsApp/2.23",
    "Microsoft Office/16.0 (SafeLinks)",
  ]) {
    const bot = await playwright.request.newContext({ userAgent });
    await bot.head(address);
    const answer = await bot.get(address);
    expect(answer.status()).toBe(200);
    const headers = answer.headers();
    expect(headers["x-robots-tag"]).toContain("noindex");
    expect(headers["cache-control"]).toContain("no-store");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(await answer.text()).not.toContain(name);
    await bot.dispose();
  }
  // Without a browser and without a script, as the form sends it.
  const first = await playwright.request.newContext();
  const opened = await first.post(`${address}/open`, { maxRedirects: 0 });
  expect([opened.status(), opened.headers().location]).toEqual([
    303,
    expect.stringMatching(/^\/review\/links\//),
  ]);
  const second = await playwright.request.newContext();
  expect((await second.get(address)).status()).toBe(404);
  // Used up for others, it goes on for who is in.
  expect((await first.get(address)).status()).toBe(200);
  await Promise.all([first.dispose(), second.dispose()]);
});

test("every refusal is the same page, and guessing a passcode is stopped", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs(OWNER);
  const { id } = await newInterview(page);
  const tomorrow = new Date(Date.now() + 2 * 24 * 60 * 60_000).toISOString().slice(0, 16);
  const scheduled = await makeLink(page, [id], () => page.getByLabel("Starts").fill(tomorrow));
  const revoked = await makeLink(page, [id]);
  await open(page, "/t/acme/review-links?state=active");
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Revoke 1 link" }).click();
  await page.getByRole("button", { name: "Revoke link" }).click();
  await expect(page.getByRole("button", { name: "Revoke 1 link" })).toHaveCount(0);
  const { context, page: visitor } = await newVisitor(browser);
  const seen = new Set<string>();
  for (const address of [scheduled, revoked, "/review/unknown", `/review/links/${MISSING}`]) {
    const answer = await visitor.goto(address);
    expect(answer?.status()).toBe(404);
    seen.add((await visitor.getByRole("main").textContent()) ?? "");
  }
  expect(seen.size).toBe(1);

  const guarded = await makeLink(page, [id], () => page.getByLabel("Passcode").fill("open sesame"));
  await visitor.goto(guarded);
  await visitor.getByLabel("Passcode").fill("open says me");
  await visitor.getByRole("button", { name: "Open" }).click();
  await expect(visitor.getByRole("alert").filter({ hasText: /\w/ })).toContainText("Incorrect passcode");
  for (let tries = 0; tries < 10; tries += 1)
    await visitor.request.post(`${guarded}/open`, { form: { passcode: `guess ${tries}` } });
  await visitor.getByLabel("Passcode").fill("open sesame");
  await visitor.getByRole("button", { name: "Open" }).click();
  await expect(visitor.getByRole("alert").filter({ hasText: /\w/ })).toContainText("Too many attempts");
  await context.close();
});

test("a masked link holds no trace of who the candidate is", async ({ page, browser, signInAs }) => {
  await signInAs(OWNER);
  const surname = `Quell${uniqueWord()}`;
  const { id } = await newInterview(page, `Zofia ${surname}`);
  const address = await makeLink(page, [id], async () => {
    await page.getByLabel("Hide the candidate’s identity").check();
    await expect(page.getByRole("textbox", { name: "Removed from the transcript" })).toHaveValue(
      `Zofia ${surname}\nZofia\n${surname}`,
    );
    await page.getByLabel("Download of the recording").check();
  });
  const { page: visitor, context, linkId, request } = await visit(browser, address);
  const seen: string[] = [];
  visitor.on("response", async (response) => {
    seen.push(response.url(), JSON.stringify(response.headers()));
    if (!/audio|font/.test(response.headers()["content-type"] ?? ""))
      seen.push(await response.text().catch(() => ""));
  });
  await visitor.reload();
  await expect(visitor.getByText("Hello [name], welcome.")).toBeVisible();
  await expect(visitor.getByRole("heading", { name: "Candidate 1 (ZQ)" })).toBeVisible();
  const base = `/api/review/${linkId}/interviews/${id}`;
  const file = await request.head(`${base}/recording?download`);
  expect(file.headers()["content-disposition"]).toContain('filename="Interview 1.wav"');
  for (const answer of [file, await request.get(`${base}/waveform`)])
    seen.push(JSON.stringify(answer.headers()), await answer.text());
  const everything = [...seen, await visitor.content()].join("\n");
  expect(everything.length).toBeGreaterThan(10_000);
  expect(everything).not.toMatch(/zofia|quell/i);
  await context.close();
});

test("a link for chosen people opens by a code that was mailed to one of them", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs(OWNER);
  const { id, name } = await newInterview(page);
  const reader = `${uniqueWord()}@client.test`;
  const address = await makeLink(page, [id], () =>
    page.getByLabel("Restrict to these people").fill("@client.test"),
  );
  const { page: visitor, context } = await newVisitor(browser);
  const askFor = async (email: string) => {
    await visitor.getByRole("textbox", { name: /address/ }).fill(email);
    await visitor.getByRole("button", { name: "Send me a code" }).click();
    await expect(visitor.getByText("Check your email")).toBeVisible();
  };
  await visitor.goto(address);
  await askFor("eve@elsewhere.test");
  await expect(visitor.getByText("eve@elsewhere.test")).toBeVisible();
  await askFor(reader);
  expect(visitor.url()).not.toContain("client.test");
  await visitor.getByLabel("Code from the email").fill("not it");
  await visitor.getByRole("button", { name: "Open" }).click();
  await expect(visitor.getByText("Incorrect or expired code")).toBeVisible();
  await expect.poll(() => codeMailedTo(reader)).toMatch(/^\d{6}$/);
  expect(await codeMailedTo("eve@elsewhere.test")).toBeNull();
  await visitor.getByLabel("Code from the email").fill((await codeMailedTo(reader)) ?? "");
  await visitor.getByRole("button", { name: "Open" }).click();
  await expect(visitor.getByRole("heading", { name })).toBeVisible();
  await expect(visitor.getByTestId("watermark")).toHaveAttribute("data-text", reader);
  await context.close();
});

/** From the folder in which a demo keeps its mail. */
async function codeMailedTo(email: string): Promise<string | null> {
  const folder = path.join(path.dirname(requireEnv("E2E_LOG")), "..", "mail");
  for (const file of await readdir(folder).catch(() => [])) {
    const mail = await readFile(path.join(folder, file), "utf8");
    if (mail.includes(`To: ${email}`)) return /Subject: Your code: (\d{6})/.exec(mail)?.[1] ?? null;
  }
  return null;
}

/** A picture of one pixel. */
const LOGO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("readers see the organisation's brand, and on the page of a refusal nobody's", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs(OWNER);
  const { id, name } = await newInterview(page);
  const address = await makeLink(page, [id]);
  const brandName = `Brand ${uniqueWord()}`;
  await open(page, "/t/acme/settings/brand");
  await test.step("a colour that is too pale is refused with one that would do", async () => {
    await page.getByLabel("Colour", { exact: true }).fill("#ffd400");
    await expect(page.getByText(/Too pale for white text .* Try #/)).toBeVisible();
    await page.getByLabel("Colour", { exact: true }).fill("#7a1f5c");
    await expect(page.getByText("Too pale")).toHaveCount(0);
  });
  await test.step("the preview shows what is chosen before it is saved", async () => {
    await page.getByLabel("Display name").fill(brandName);
    const logo = page.getByLabel("Logo", { exact: true });
    await logo.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("SVG is not supported")).toBeVisible();
    await logo.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: LOGO });
    const preview = page.getByRole("region", { name: "Preview" });
    await expect(preview.getByText(brandName, { exact: true })).toHaveCount(2);
    await expect(preview.locator("img")).toHaveCount(2);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  });

  const { page: phone, context } = await newVisitor(browser);
  const expectBrand = async () => {
    await expect(phone.getByRole("banner").getByText(brandName)).toBeVisible();
    const logo = phone.locator("header img");
    await expect.poll(() => logo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1);
    const accent = await phone.evaluate(() => getComputedStyle(document.body).getPropertyValue("--accent"));
    expect(accent).toContain("oklch(0.4078 ");
  };
  await phone.goto(address);
  await expectBrand();
  const src = (await phone.locator("header img").getAttribute("src")) ?? "";
  await phone.getByRole("button", { name: "Open" }).click();
  await expect(phone.getByRole("heading", { name })).toBeVisible();
  await expectBrand();

  await test.step("the file can do nothing as a page of its own", async () => {
    const answer = await phone.request.get(src);
    expect(answer.headers()).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    });
  });
  await test.step("a refusal tells nothing", async () => {
    const refused = await phone.goto("/review/unknown");
    expect(refused?.status()).toBe(404);
    await expect(phone.getByText(brandName)).toHaveCount(0);
    await expect(phone.locator("header img")).toHaveCount(0);
  });
  await context.close();
  await open(page, "/t/acme/settings/brand");
  await page.getByLabel("Display name").fill("");
  await page.getByLabel("Colour", { exact: true }).fill("");
  await page.getByRole("button", { name: "Remove logo" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  expect((await page.request.get(src)).status()).toBe(404);
});

test("a visitor reaches the interviews of their own link, and nothing else", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs(OWNER);
  const [mine, other] = [await newInterview(page), await newInterview(page)];
  const visitor = await visit(browser, await makeLink(page, [mine.id]));

  await test.step("ids of other interviews are not found through it", async () => {
    const own = `/api/review/${visitor.linkId}/interviews`;
    const ask = async (path: string) => (await visitor.request.get(path)).status();
    expect(await ask(`${own}/${mine.id}/waveform`)).toBe(200);
    for (const id of [other.id, MISSING, "not-an-id"]) {
      const places = [
        `${own}/${id}/waveform`,
        `${own}/${id}/recording`,
        `/review/links/${visitor.linkId}/${id}`,
      ];
      for (const place of places) expect([place, await ask(place)]).toEqual([place, 404]);
      const heard = await visitor.request.post(`${own}/${id}/heard`, { data: [[0, 1000]] });
      expect(heard.status()).toBe(404);
    }
  });

  await test.step("nothing of the team's is reached, and no download where there is none", async () => {
    for (const place of [
      "/t/acme/interviews",
      `/api/t/acme/interviews/${mine.id}/notes`,
      `/api/t/acme/interviews/${mine.id}/recording`,
      `/api/t/acme/interviews/${mine.id}/transcript`,
      "/api/v1/interview/sessions",
    ])
      expect([307, 401], place).toContain((await visitor.request.get(place, { maxRedirects: 0 })).status());
    const download = `/api/review/${visitor.linkId}/interviews/${mine.id}/recording?download`;
    expect((await visitor.request.get(download)).status()).toBe(404);
    await visitor.page.getByRole("button", { name: "More", exact: true }).click();
    await expect(visitor.page.getByRole("menuitem", { name: /download/i })).toHaveCount(0);
  });
});
