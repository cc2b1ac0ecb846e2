/** A client's visit on a phone, and what the sender has of it. */
import { randomUUID } from "node:crypto";
import { DISCOVERY, expect, OWNER, open, rowOf, test } from "./support/fixtures";
import { requireEnv } from "./support/require-env";
import { addSession } from "./support/sandbox";

const PHONE = { width: 390, height: 780 };

test("a client reviews two interviews on a phone, one after the other, and the sender reads it on the link", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs(OWNER);
  const names = [`Ada ${randomUUID().slice(0, 8)}`, `Ben ${randomUUID().slice(0, 8)}`] as const;
  for (const candidateName of names)
    await addSession({
      ...{ status: "completed", candidateName },
      generatedRecording: { seconds: 240, sampleRate: 8000, channels: 1 },
      transcript: { turns: [{ speaker: "interviewer", text: "Hello, welcome.", start: 0, end: 240 }] },
    });

  await test.step("the link is made from the overview, and seen while it is made", async () => {
    for (const name of names)
      await expect(async () => {
        await open(page, `/t/acme/interviews?q=${encodeURIComponent(name)}`);
        await expect(rowOf(page, name).getByText("Completed")).toBeVisible();
      }).toPass({ timeout: 2 * DISCOVERY.timeout });
    await open(page, "/t/acme/review-links");
    await page.getByRole("link", { name: "New link" }).click();
    for (const name of names) {
      await page.getByRole("searchbox", { name: "Search interviews" }).fill(name);
      await page.getByRole("checkbox", { name }).check();
    }
    await page.getByRole("link", { name: "Continue with 2 interviews" }).click();
    const preview = page.getByRole("region", { name: "What the recipient sees" });
    await expect(preview).toContainText("asks for your view: 2 interviews, 8 minutes");
    await page.getByLabel("Message to the recipient").fill("Which of the two?");
    await expect(preview).toContainText("Which of the two?");
    await page.getByRole("checkbox", { name: "Hide the candidate’s identity" }).check();
    await expect(preview).not.toContainText(names[0]);
    await page.getByRole("checkbox", { name: "Hide the candidate’s identity" }).uncheck();
    await page.getByLabel("Recipient", { exact: true }).fill(`Jo ${names[0]}`);
    await page.getByLabel("Scorecard").selectOption({ label: "Structured interview" });
    await page.getByRole("button", { name: "Create review link" }).click();
  });
  const address = await page.getByLabel("Review link", { exact: true }).inputValue();

  const context = await browser.newContext({ baseURL: requireEnv("E2E_APP_URL"), viewport: PHONE });
  const phone = await context.newPage();
  const bar = phone.getByRole("region", { name: "Feedback", exact: true });
  await test.step("it says who asks for what, and leads to the first", async () => {
    await phone.goto(address);
    await expect(phone.getByRole("heading", { level: 1 })).toHaveText(
      / at .+ asks for your view: 2 interviews, 8 minutes$/,
    );
    await expect(phone.getByText(names[0])).toHaveCount(0);
    await phone.getByRole("button", { name: "Open" }).click();
    await expect(phone.getByText("Which of the two?")).toBeVisible();
    await phone.getByRole("link", { name: `Start with ${names[0]}` }).click();
    await expect(phone.getByRole("heading", { level: 1, name: names[0] })).toBeVisible();
  });

  await test.step("the recommendation comes first, and the button stays in reach", async () => {
    await bar.getByRole("button", { name: "Give feedback" }).click();
    const form = phone.getByRole("form", { name: "Your feedback" });
    const fields = await form.getByRole("group").evaluateAll((all) => all.map((one) => one.textContent));
    expect(fields[0]).toContain("Would you move this candidate forward?");
    expect(fields.length).toBeGreaterThan(1);
    const submit = bar.getByRole("button", { name: "Send feedback" });
    await expect(submit).toBeInViewport({ ratio: 1 });
    await phone.mouse.wheel(0, 2000);
    await expect(submit).toBeInViewport({ ratio: 1 });
    await form.getByRole("radio", { name: "Strong yes" }).check();
    // Nothing is sent without a name, and what is missing is said in the page's own words.
    await submit.click();
    await expect(form.getByText("Fill this in.")).toBeVisible();
    await form.getByLabel("Your name").fill("Jo of Client Ltd");
    await submit.click();
    await expect(bar.getByText("Thank you.")).toBeVisible();
  });

  await test.step("the next one is a press away, and what is done is ticked", async () => {
    await bar.getByRole("link", { name: `Next: ${names[1]}` }).click();
    await expect(phone.getByRole("heading", { level: 1, name: names[1] })).toBeVisible();
    await bar.getByRole("button", { name: "Give feedback" }).click();
    const form = phone.getByRole("form", { name: "Your feedback" });
    // Said once, the name is known.
    await expect(form.getByLabel("Your name")).toHaveValue("Jo of Client Ltd");
    const forward = form.getByRole("group", { name: "Would you move this candidate forward?" });
    await forward.getByRole("radio", { name: "No", exact: true }).check();
    await bar.getByRole("button", { name: "Send feedback" }).click();
    await expect(bar.getByText("Thank you. That was the last one.")).toBeVisible();
    await bar.getByRole("link", { name: "All interviews" }).click();
    for (const name of names) await expect(phone.getByRole("link", { name: `Done: ${name}` })).toBeVisible();
    await expect(phone.getByText("Thank you, that is everything.")).toBeVisible();
    const width = await phone.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(PHONE.width);
  });

  await test.step("the sender reads it on the link and copies the address again", async () => {
    await open(page, "/t/acme/review-links");
    await page.getByRole("link", { name: `Jo ${names[0]}` }).click();
    await expect(page.getByText("Strong yes")).toBeVisible();
    await page.getByRole("button", { name: "Show address" }).click();
    await expect(page.getByLabel("Review link", { exact: true })).toHaveValue(address);
  });
  await context.close();
});
