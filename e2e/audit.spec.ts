import { readFile } from "node:fs/promises";
import { expect, OWNER, open, REVIEWER, rowOf, test } from "./support/fixtures";

test("the owner sees who opened an interview, narrows the log, checks it and takes it along", async ({
  page,
  signInAs,
}) => {
  await signInAs(OWNER);
  await open(page, `/t/acme/interviews?q=${encodeURIComponent("Maya Lindqvist")}`);
  await rowOf(page, "Maya Lindqvist").getByRole("link").click();
  await expect(page.getByRole("region", { name: "Transcript" }).getByRole("listitem").first()).toBeVisible();

  await open(page, "/t/acme/settings/audit?area=interview");
  const entries = page.getByRole("region", { name: "Audit log" }).getByRole("listitem");
  const opened = entries.filter({ hasText: "Opened a transcript: Maya Lindqvist" }).first();
  await expect(opened).toContainText(OWNER);
  await expect(opened).toContainText("Chrome");

  await opened.getByRole("link", { name: "Maya Lindqvist" }).click();
  await page.waitForURL(/about=/);
  await page.getByLabel("What").selectOption("People");
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(page.getByText("Change or clear the filters.")).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(entries.filter({ hasText: "Signed in" }).first()).toBeVisible();

  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByText(/^All [\d,]+ entries are intact\.$/)).toBeVisible();

  expect((await page.request.get("/api/t/acme/candidates/template")).status()).toBe(200);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const file = await readFile(await (await downloading).path(), "utf8");
  expect(file.split("\r\n")[1]).toContain("export.audit");
  expect(file).toContain("export.candidates");
  expect(file).toContain("interview.transcript_read");
});

test("a reviewer reads nothing of it, by page or by file", async ({ page, signInAs }) => {
  await signInAs(REVIEWER);
  await open(page, "/t/acme/settings/audit");
  await expect(page.getByText("Only owners and admins can read the audit log.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Audit log" })).toHaveCount(0);
  expect((await page.request.get("/api/t/acme/audit")).status()).toBe(403);
});
