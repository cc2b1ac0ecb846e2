import { expect, type Page } from "@playwright/test";
import { DISCOVERY, open, rowOf } from "./fixtures";

const SCALES = ["Answers what was asked", "Gives real examples", "Knows the work", "Explains clearly"];

export type TestReview = { score: string; recommendation: string; summary: string };

/** Fills in the ready-made scorecard, which is open, and waits until the draft is saved. */
export async function fillInReview(page: Page, review: TestReview): Promise<void> {
  const { score, recommendation, summary } = review;
  const form = page.getByRole("form", { name: "Your review" });
  for (const criterion of SCALES)
    await form.getByRole("group", { name: criterion }).getByRole("radio", { name: score }).check();
  await form.getByRole("group", { name: "Availability fits" }).getByRole("radio", { name: "Yes" }).check();
  await form
    .getByRole("group", { name: "Overall recommendation" })
    .getByRole("radio", { name: recommendation, exact: true })
    .check();
  await form.getByLabel("Summary").fill(summary);
  await expect(form.getByText("Draft saved")).toBeVisible();
}

/** Opens the candidate's interview and submits a review by the ready-made scorecard, with one linked moment. */
export async function submitReview(page: Page, candidateName: string, review: TestReview): Promise<void> {
  await open(page, `/t/acme/interviews?q=${encodeURIComponent(candidateName)}`);
  await rowOf(page, candidateName).getByRole("link").click(DISCOVERY);
  await expect(page.getByRole("heading", { name: candidateName, level: 1 })).toBeVisible();
  await page.getByRole("tab", { name: "Scorecard" }).filter({ visible: true }).click();
  const form = page.getByRole("form", { name: "Your review" });
  const write = page.getByRole("button", { name: "Write a review" });
  await expect(form.or(write)).toBeVisible();
  if (await write.isVisible()) await write.click();
  await form.getByRole("button", { name: "Link this moment" }).click();
  await fillInReview(page, review);
  await form.getByRole("button", { name: /^Submit (review|and stay)$/ }).click();
  await expect(page.getByRole("article", { name: /^Review by/ }).first()).toContainText(review.summary);
}
