import { AxeBuilder } from "@axe-core/playwright";
import { expect, OWNER, open, REVIEWER, test } from "./support/fixtures";

test("reports show tables for a period, and the same as a file", async ({ page, signInAs }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signInAs(OWNER);
  await open(page, "/t/acme/reports");
  const funnel = page.getByRole("region", { name: "Funnel by role", exact: true });
  const row = funnel.getByRole("row", { name: /^Barista/ });
  await expect(row.getByRole("cell").first()).toHaveText(/^\d+$/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.getByRole("link", { name: "30 days" }).click();
  await expect(page).toHaveURL(/days=30/);
  await expect(page.getByRole("link", { name: "30 days" })).toHaveAttribute("aria-current", "page");
  await expect(funnel).toContainText("last 30 days");

  const cells = await row.getByRole("cell").allTextContents();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    funnel.getByRole("link", { name: "Download “Funnel by role” as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("Funnel by role.csv");
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString("utf8").split("\r\n");
  expect(lines[0]).toBe("\uFEFFRole,Invited,Completed,Reviewed,Advanced,On hold,Rejected");
  expect(lines).toContain(["Barista", ...cells].join(","));
});

test.describe("for a reviewer", () => {
  test.use({ expectedErrors: [/404/] });

  test("there are no reports, neither as a page nor as a file", async ({ page, signInAs }) => {
    await signInAs(REVIEWER);
    await open(page, "/t/acme/queue");
    await expect(page.getByRole("link", { name: "Reports" })).toHaveCount(0);
    await page.goto("/t/acme/reports");
    await expect(page.getByRole("heading", { name: "This page does not exist" })).toBeVisible();
    expect((await page.request.get("/api/t/acme/reports/funnel")).status()).toBe(403);
    expect((await page.request.get("/api/t/globex/reports/funnel")).status()).toBe(404);
  });
});
