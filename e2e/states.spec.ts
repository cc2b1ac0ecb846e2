import type { Request } from "@playwright/test";
import { arrived, DISCOVERY, expect, OWNER, open, REVIEWER, rowOf, test } from "./support/fixtures";
import { addFault, addSession, moveSession } from "./support/sandbox";

test("a waiting interview says so and turns into its results by itself", async ({ page, signInAs }) => {
  const { id, candidateName } = await addSession({
    status: "initiated",
    recordingFile: "barista-es.wav",
    transcriptFile: "barista-es.json",
    language: "es",
  });
  await signInAs(OWNER);
  await open(page, "/t/acme/interviews");
  const row = rowOf(page, candidateName);
  await expect(row).toContainText("Invited", DISCOVERY);
  await row.getByRole("link").click();
  await expect(page.getByText("The candidate has not started yet")).toBeVisible();
  await moveSession(id, { status: "active" });
  await expect(page.getByText("Interview in progress")).toBeVisible(DISCOVERY);
  await moveSession(id, { status: "completed" });
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible(DISCOVERY);
  await expect(page.getByRole("region", { name: "Transcript" }).getByRole("listitem").first()).toBeVisible();
});

test("a list whose refresh brought nothing new asks again", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  await open(page, "/t/acme/interviews");
  const bodies: string[] = [];
  await page.route("**/t/acme/interviews*", async (route) => {
    const headers = route.request().headers();
    if (headers.rsc !== "1" || "next-router-prefetch" in headers) return route.fallback();
    const response = await route.fetch();
    bodies.push(await response.text());
    // The second refresh comes to nothing: it brings what the first one brought.
    await route.fulfill({ response, body: bodies.at(bodies.length === 2 ? 0 : -1) ?? "" });
  });
  for (const _ of [1, 2]) {
    const { candidateName } = await addSession({ status: "completed" });
    await expect(rowOf(page, candidateName)).toBeVisible(DISCOVERY);
  }
  expect(bodies.length).toBeGreaterThan(2);
});

test.describe("without a network", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test("a page stays as it is, and catches up when the network is back", async ({
    page,
    context,
    signInAs,
  }) => {
    const { id, candidateName } = await addSession({
      status: "active",
      recordingFile: "store-manager-en.wav",
    });
    await signInAs(OWNER);
    await open(page, "/t/acme/interviews");
    const address = await rowOf(page, candidateName).getByRole("link").getAttribute("href", DISCOVERY);
    await page.clock.install();
    // A request that is under way when the network goes is lost with it, as for every page.
    const asking = new Set<Request>();
    page.on("request", (request) => /_rsc=|health/.test(request.url()) && asking.add(request));
    page.on("requestfinished", (request) => asking.delete(request));
    page.on("requestfailed", (request) => asking.delete(request));
    const events = page.waitForResponse(/\/events/);
    await open(page, address ?? "");
    await events;
    await expect.poll(() => asking.size).toBe(0);
    await context.setOffline(true);
    // Longer than any page without events waits before it reads itself again.
    await page.clock.fastForward("03:00");
    await expect(page.getByRole("heading", { name: candidateName, level: 1 })).toBeVisible();
    await moveSession(id, { status: "completed" });
    await context.setOffline(false);
    await page.clock.fastForward("03:00");
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible(DISCOVERY);
  });
});

test("a failed interview says why", async ({ page, signInAs }) => {
  const { candidateName } = await addSession({ status: "failed", failureCode: "SESSION_TIMEOUT" });
  await signInAs(OWNER);
  await open(page, "/t/acme/interviews?status=failed");
  await rowOf(page, candidateName).getByRole("link").click(DISCOVERY);
  await expect(page.getByText("It exceeded the time limit")).toBeVisible();
  await expect(page.locator("audio")).toHaveCount(0);
});

test.describe("when the platform is down", () => {
  test.use({ expectedErrors: [/\/recording|transcript/] });

  test("the transcript says to try again, and trying again brings it", async ({ page, signInAs }) => {
    const session = await addSession({
      status: "completed",
      recordingFile: "driver-fr.wav",
      transcriptFile: "driver-fr.json",
      language: "fr",
    });
    // The client tries an idempotent request four times before it gives up, and search reads the transcript, too.
    await addFault({ endpoint: "transcript", sessionId: session.id, status: 503, times: 12 });
    await signInAs(OWNER);
    await open(page, "/t/acme/interviews");
    await rowOf(page, session.candidateName).getByRole("link").click(DISCOVERY);
    const transcript = page.getByRole("region", { name: "Transcript" });
    const retry = transcript.getByRole("button", { name: "Try again" });
    await expect(retry).toBeVisible(DISCOVERY);
    await expect(async () => {
      if (await retry.isVisible()) await retry.click();
      await expect(transcript.getByRole("listitem").first()).toBeVisible({ timeout: 3_000 });
    }).toPass(DISCOVERY);
  });
});

test("search, status and order live in the address and survive a reload", async ({ page, signInAs }) => {
  const { candidateName } = await addSession({ status: "completed", roleName: "Harbour pilot" });
  await signInAs(OWNER);
  await open(page, "/t/acme/interviews");
  await expect(rowOf(page, candidateName)).toBeVisible(DISCOVERY);
  await page.keyboard.press("/");
  await page.keyboard.type("harbour");
  await expect(page).toHaveURL(/q=harbour/);
  await expect(rowOf(page, candidateName)).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Store manager" })).toHaveCount(0);
  await page
    .getByRole("link", { name: /^Completed/ })
    .first()
    .click();
  await expect(page).toHaveURL(/status=completed/);
  await page.getByRole("columnheader", { name: "Candidate" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=candidate/);
  await page.reload();
  await expect(page.getByRole("searchbox")).toHaveValue("harbour");
  await expect(page.getByRole("columnheader", { name: "Candidate" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await expect(rowOf(page, candidateName)).toBeVisible();
  await page.getByRole("button", { name: "Clear search" }).click();
  await expect(page).not.toHaveURL(/q=/);
});

test("nothing found is said, with a way back to everything", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  await open(page, "/t/acme/interviews?q=nobody-is-called-that");
  await expect(page.getByText("No matching interviews")).toBeVisible();
  await page.getByRole("link", { name: "Show all interviews" }).click();
  await expect(page).not.toHaveURL(/q=/);
  await expect(page.getByRole("row").getByRole("link").first()).toBeVisible();
});

test("two people see each other's notes without a reload", async ({
  page,
  browser,
  signInAs,
  logins,
  baseURL,
}) => {
  const { candidateName } = await addSession({
    status: "completed",
    recordingFile: "nurse-de.wav",
    transcriptFile: "nurse-de.json",
  });
  await signInAs(OWNER);
  await open(page, "/t/acme/interviews");
  await rowOf(page, candidateName).getByRole("link").click(DISCOVERY);
  await arrived(page, candidateName);
  const colleague = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    storageState: await logins(REVIEWER),
  });
  const colleaguePage = await colleague.newPage();
  await open(colleaguePage, page.url());
  await colleaguePage.getByLabel("New note").fill("Calm under pressure");
  await colleaguePage.keyboard.press("Control+Enter");
  const note = page.getByRole("article", { name: "Note by Tom Okafor" });
  await expect(note).toContainText("Calm under pressure");
  // Only its author may change it; a reviewer may not share.
  await expect(note.getByRole("button", { name: "Change note" })).toHaveCount(0);
  await expect(colleaguePage.getByRole("button", { name: "Share" })).toHaveCount(0);

  const own = colleaguePage.getByRole("article", { name: "Note by Tom Okafor" });
  await own.getByRole("button", { name: "Change note" }).click();
  await colleaguePage.getByRole("menuitem", { name: "Edit" }).click();
  await colleaguePage.getByLabel("Edit note").fill("Calm, even when pressed");
  await colleaguePage.getByRole("button", { name: "Save" }).click();
  await expect(note).toContainText("Calm, even when pressed");
  await own.getByRole("button", { name: "Change note" }).click();
  await colleaguePage.getByRole("menuitem", { name: "Delete" }).click();
  const undo = colleaguePage.getByRole("button", { name: "Undo" });
  // What the pointer rests on is not taken away.
  await undo.hover();
  await expect(note).toHaveCount(0);
  await undo.click();
  await expect(note).toContainText("Calm, even when pressed");
  await colleague.close();
});

test("a note that was not sent is there again after a reload", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  await open(page, "/t/acme/interviews?q=Katharina");
  await rowOf(page, "Katharina Vogel").getByRole("link").click();
  await page.getByLabel("New note").fill("Half a thought");
  await page.reload();
  await expect(page.getByLabel("New note")).toHaveValue("Half a thought");
  await page.getByLabel("New note").fill("");
});
