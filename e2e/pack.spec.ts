import { AxeBuilder } from "@axe-core/playwright";
import { expect, OWNER, open, REVIEWER, test } from "./support/fixtures";
import { submitReview } from "./support/review-form";
import { addSession } from "./support/sandbox";

const COMPLETED = {
  status: "completed",
  recordingFile: "store-manager-en.wav",
  transcriptFile: "store-manager-en.json",
} as const;

test("the pack holds scores, notes and the whole transcript, and nothing that its reader may not see", async ({
  page,
  browser,
  baseURL,
  signInAs,
  logins,
}) => {
  const { candidateName } = await addSession(COMPLETED);
  await signInAs(OWNER);
  await submitReview(page, candidateName, { score: "4", recommendation: "Yes", summary: "Knows her shop." });
  await page.getByRole("tab", { name: "Notes" }).filter({ visible: true }).click();
  await page.getByLabel("New note").fill("Gave **figures** for the rota.");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByRole("article", { name: "Note by Nora Feld", exact: true })).toHaveCount(1);
  await page.getByLabel("New note").fill("For my eyes.");
  await page.getByRole("radio", { name: "Only me" }).check();
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByRole("article", { name: "Note by Nora Feld", exact: true })).toHaveCount(2);

  await page.getByRole("link", { name: "Review pack" }).click();
  const review = page.getByRole("region", { name: "Review by Nora Feld" });
  await expect(review).toContainText("Knows her shop.");
  await expect(review.getByText("Gives real examples").locator("..")).toContainText("4");
  await expect(page.getByRole("region", { name: "Notes" })).toContainText("Gave figures for the rota.");
  await expect(page.getByText("For my eyes.")).toHaveCount(0);
  const transcript = page.getByRole("region", { name: "Transcript" });
  await expect(transcript.getByRole("listitem").first()).toContainText("0:00");
  await expect(transcript.getByRole("listitem").first()).toContainText("Interviewer");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print or save as PDF" })).toBeHidden();
  await expect(page.getByRole("link", { name: "Review links" })).toBeHidden();
  await expect(page.getByRole("heading", { name: candidateName })).toBeVisible();
  expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");

  const context = await browser.newContext({ baseURL: baseURL ?? "", storageState: await logins(REVIEWER) });
  const blind = await context.newPage();
  await open(blind, new URL(page.url()).pathname);
  await expect(blind.getByText("Other reviews are hidden until you have submitted yours.")).toBeVisible();
  const source = await blind.content();
  for (const hidden of ["Knows her shop.", "figures", "For my eyes."]) expect(source).not.toContain(hidden);
  await context.close();
});
