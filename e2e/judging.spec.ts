import type { Page } from "@playwright/test";
import { timeLimit } from "../testing/time-limit";
import { arrived, DISCOVERY, expect, OWNER, open, REVIEWER, rowOf, test } from "./support/fixtures";
import { fillInReview } from "./support/review-form";
import { addSession } from "./support/sandbox";

const COMPLETED = {
  status: "completed",
  recordingFile: "store-manager-en.wav",
  transcriptFile: "store-manager-en.json",
} as const;

async function openInterview(page: Page, candidateName: string): Promise<void> {
  await open(page, `/t/acme/interviews?q=${encodeURIComponent(candidateName)}`);
  await rowOf(page, candidateName).getByRole("link").click(DISCOVERY);
  await arrived(page, candidateName);
}

async function openScorecard(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Scorecard" }).filter({ visible: true }).click();
}

test("asked, reviewed blind by two, compared and decided", async ({
  page,
  browser,
  baseURL,
  signInAs,
  logins,
}) => {
  const { candidateName } = await addSession(COMPLETED);
  await signInAs(OWNER);
  const context = await browser.newContext({ baseURL: baseURL ?? "", storageState: await logins(REVIEWER) });
  const reviewer = await context.newPage();

  await test.step("the owner asks the reviewer, whose queue shows it without a reload", async () => {
    await open(reviewer, "/t/acme/queue");
    await openInterview(page, candidateName);
    await openScorecard(page);
    await page.getByRole("button", { name: "Assign" }).click();
    await page.getByRole("checkbox", { name: "Tom Okafor" }).check();
    await page.getByRole("dialog").getByRole("button", { name: "Assign", exact: true }).click();
    await expect(page.getByRole("listitem").filter({ hasText: "Tom Okafor" })).toContainText("Not started");
    await expect(reviewer.getByRole("link", { name: candidateName })).toBeVisible({
      timeout: timeLimit(20_000),
    });
  });

  await test.step("the owner reviews and submits", async () => {
    await page.getByRole("button", { name: "Write a review" }).click();
    await fillInReview(page, {
      score: "5, highest",
      recommendation: "Strong yes",
      summary: "A natural leader.",
    });
    await page.getByRole("button", { name: /^Submit (review|and stay)$/ }).click();
    await expect(page.getByRole("article", { name: "Review by Nora Feld" })).toContainText("Strong yes");
  });

  await test.step("the reviewer sees nothing of it, is told what is missing, and submits", async () => {
    await reviewer.getByRole("link", { name: candidateName }).click();
    await openScorecard(reviewer);
    await expect(reviewer.getByText("Other reviews will be visible once")).toBeVisible();
    expect(await reviewer.content()).not.toContain("A natural leader.");
    await reviewer.getByRole("button", { name: /^Submit (review|and stay)$/ }).click();
    await expect(reviewer.getByText(/^Still missing: Answers what was asked/)).toBeVisible();
    await fillInReview(reviewer, { score: "2", recommendation: "No", summary: "Long answers, few facts." });
    await reviewer.getByRole("button", { name: /^Submit (review|and stay)$/ }).click();
    await expect(reviewer.getByRole("article", { name: "Review by Nora Feld" })).toContainText(
      "A natural leader.",
    );
    await expect(reviewer.getByRole("region", { name: "Decision" })).toBeHidden();
  });

  await test.step("both stand side by side at the owner's, who decides", async () => {
    await expect(page.getByRole("article", { name: "Review by Tom Okafor" })).toContainText("few facts");
    const row = page.getByRole("row", { name: /Gives real examples/ });
    await expect(row).toContainText("Reviewers disagree");
    await expect(row.getByRole("cell")).toHaveText(["5", "2"]);
    const decision = page.getByRole("region", { name: "Decision" });
    await decision.getByRole("radio", { name: "Reject" }).check();
    await decision.getByLabel("Reason").selectOption("Not enough relevant experience");
    await decision.getByRole("button", { name: "Reject" }).click();
    await expect(decision).toContainText("Rejected");
    await expect(decision).toContainText("Nora Feld");
    await expect(reviewer.getByRole("region", { name: "Decision" })).toContainText("Rejected");
  });

  await test.step("the pack is exported, with both reviews and the decision", async () => {
    const pack = await page.context().newPage();
    await open(pack, (await page.getByRole("link", { name: "Review pack" }).getAttribute("href")) ?? "");
    await expect(pack.getByRole("region", { name: "Review by Nora Feld" })).toContainText(
      "A natural leader.",
    );
    await expect(pack.getByRole("region", { name: "Review by Tom Okafor" })).toContainText("few facts");
    await expect(pack.getByText("Rejected").first()).toBeVisible();
    expect((await pack.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
    await pack.close();
  });

  await test.step("a reopened decision stays in the timeline", async () => {
    await page.getByRole("button", { name: "Reopen decision" }).click();
    await page.getByText("Timeline").click();
    await expect(page.getByText("reopened the decision “rejected”")).toBeVisible();
  });
  await context.close();
});

test.describe("when things go wrong", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|Failed to fetch/] });

  test("a review survives a lost network, a reload and a second tab", async ({ page, context, signInAs }) => {
    const { candidateName } = await addSession(COMPLETED);
    await signInAs(REVIEWER);
    await openInterview(page, candidateName);
    await openScorecard(page);
    const summary = page.getByLabel("Summary");

    await test.step("without a network the text stays, and is saved when it is back", async () => {
      await context.setOffline(true);
      await summary.fill("Written on a train.");
      await expect(page.getByText(/^Not saved\./)).toBeVisible();
      await context.setOffline(false);
      await page
        .getByRole("form", { name: "Your review" })
        .getByRole("button", { name: "Try again" })
        .click();
      await expect(page.getByText("Draft saved")).toBeVisible();
    });

    await test.step("what was written a moment before a reload is there again", async () => {
      await summary.fill("Written on a train, and finished.");
      await page.reload();
      await openScorecard(page);
      await expect(summary).toHaveValue("Written on a train, and finished.");
      await expect(page.getByText("Draft saved")).toBeVisible();
    });

    await test.step("a second tab does not overwrite the first", async () => {
      const second = await context.newPage();
      await open(second, page.url());
      await openScorecard(second);
      await second.getByLabel("Summary").fill("From the second tab.");
      await expect(second.getByText("Draft saved")).toBeVisible();
      await summary.fill("From the first tab.");
      await expect(page.getByText("changed in another tab")).toBeVisible();
      await page.getByRole("button", { name: "Keep this version" }).click();
      await expect(page.getByText("Draft saved")).toBeVisible();
      await second.reload();
      await openScorecard(second);
      await expect(second.getByLabel("Summary")).toHaveValue("From the first tab.");
    });
  });
});

test("a scorecard is made, changed and given to a role", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  const name = `Baristas ${Date.now()}`;
  await open(page, "/t/acme/settings/scorecards");
  await page.getByRole("link", { name: "New" }).click();
  await page.getByLabel("Name").first().fill(name);
  await page.getByRole("group", { name: "Criterion 1" }).getByLabel("Name").fill("Pulls a good shot");
  await page.getByRole("button", { name: "Add criterion" }).click();
  const second = page.getByRole("group", { name: "Criterion 2" });
  await second.getByLabel("Name").fill("Can start in May");
  await second.getByLabel("Answer").selectOption("Yes or no");
  await page.getByRole("button", { name: "Save scorecard" }).click();
  const row = page.getByRole("listitem").filter({ hasText: name });
  await expect(row).toContainText("2 criteria, version 1");

  await row.getByRole("link", { name: /Edit/ }).click();
  await page.getByRole("button", { name: "Move criterion 2 up" }).click();
  await page.getByRole("button", { name: "Save scorecard" }).click();
  await expect(row).toContainText("version 2");
  await row.getByRole("button", { name: /Archive/ }).click();
  await expect(row).toContainText("Archived");
});
