import { DISCOVERY, expect, OWNER, open, REVIEWER, rowOf, test } from "./support/fixtures";
import { addSession } from "./support/sandbox";

test("an owner sees how reading from the platform goes and has it looked at again, by the keyboard", async ({
  page,
  signInAs,
}) => {
  await signInAs(OWNER);
  await open(page, "/t/acme/settings");
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Sync" }).click();
  const card = page.getByRole("region", { name: "Sync with the platform" });
  await expect(card).toContainText("Last response");
  await expect(card).toContainText(/Requests a minute\s*Up to \d+/);
  await card.getByRole("button", { name: "Sync now" }).focus();
  await page.keyboard.press("Enter");
  await expect(card.getByRole("status").filter({ hasText: /check(ing)? for updates/i })).toBeVisible();
});

test.describe("for those who may not manage the connection", () => {
  test.use({ expectedErrors: [/404/] });

  test("there is no such page", async ({ page, signInAs }) => {
    await signInAs(REVIEWER);
    await open(page, "/t/acme/settings");
    const settings = page.getByRole("navigation", { name: "Settings" });
    await expect(settings.getByRole("link", { name: "Scorecards" })).toBeVisible();
    await expect(settings.getByRole("link", { name: "Sync" })).toHaveCount(0);
    await open(page, "/t/acme/settings/sync");
    await expect(page.getByRole("button", { name: "Sync now" })).toHaveCount(0);
  });
});

test("an invitation that can no longer be opened says so", async ({ page, signInAs }) => {
  const { candidateName } = await addSession({ status: "initiated", createdDaysAgo: 9 });
  await signInAs(OWNER);
  await open(page, `/t/acme/interviews?q=${encodeURIComponent(candidateName)}`);
  const row = rowOf(page, candidateName);
  await expect(row).toContainText("Link expired", DISCOVERY);
  await row.getByRole("link").click();
  await expect(page.getByText("The candidate’s link has expired")).toBeVisible();
});

test("the list can be taken along as a file, as it is filtered", async ({ page, signInAs }) => {
  const { candidateName } = await addSession({ status: "failed", roleName: "Night porter" });
  await signInAs(OWNER);
  await open(page, `/t/acme/interviews?q=${encodeURIComponent(candidateName)}`);
  await expect(rowOf(page, candidateName)).toBeVisible(DISCOVERY);
  const href = await page
    .getByRole("link", { name: "Download these interviews as CSV" })
    .getAttribute("href");
  const answer = await page.request.get(href ?? "");
  expect(answer.headers()["content-disposition"]).toContain("Interviews.csv");
  const lines = (await answer.text()).trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(candidateName);
  expect(lines[1]).toContain("Night porter");
});
