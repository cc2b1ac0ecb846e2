import { expect, OWNER, open, test } from "./support/fixtures";

test("a page asks ahead only for the link that a pointer rests on, and once", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  const ahead: string[] = [];
  page.on("request", (request) => {
    if (request.headers()["next-router-prefetch"]) ahead.push(new URL(request.url()).pathname);
  });
  await open(page, "/t/acme/interviews");
  await page.waitForLoadState("networkidle");
  expect(ahead).toEqual([]);

  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Candidates" });
  const rest = async () => {
    await link.first().hover();
    await expect(link.first()).toBeVisible();
    await page.waitForLoadState("networkidle");
  };
  await rest();
  await expect.poll(() => ahead.length).toBeGreaterThan(0);
  expect(new Set(ahead)).toEqual(new Set(["/t/acme/candidates"]));
  const first = ahead.length;
  await page.getByRole("heading", { level: 1 }).hover();
  await rest();
  expect(ahead).toHaveLength(first);
});
