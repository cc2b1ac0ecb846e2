import { expect, OWNER, open, test } from "./support/fixtures";

test("a page asks ahead only for the link that a pointer rests on, and once", async ({ page, signInAs }) => {
  await signInAs(OWNER);
  const ahead: { path: string; part: string }[] = [];
  page.on("request", (request) => {
    const headers = request.headers();
    if (!headers["next-router-prefetch"]) return;
    ahead.push({
      path: new URL(request.url()).pathname,
      part: headers["next-router-segment-prefetch"] ?? "",
    });
  });
  await open(page, "/t/acme/interviews");
  const menu = page.getByRole("navigation", { name: "Main" });
  const rest = async (name: string) => menu.getByRole("link", { name }).first().hover();
  const pathsAhead = () => [...new Set(ahead.map(({ path }) => path))];

  await rest("Candidates");
  await expect.poll(pathsAhead).toEqual(["/t/acme/candidates"]);
  await page.getByRole("heading", { level: 1 }).hover();
  await rest("Candidates");
  await rest("Reports");
  await expect.poll(pathsAhead).toEqual(["/t/acme/candidates", "/t/acme/reports"]);
  const asked = ahead.map(({ path, part }) => `${path} ${part}`);
  expect(asked).toEqual([...new Set(asked)]);
});
