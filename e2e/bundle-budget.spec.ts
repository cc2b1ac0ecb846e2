import { expect, test } from "@playwright/test";
import { type PageScript, scriptsOf } from "./support/page-scripts";

/** Kilobytes of script, compressed, that a page may ask for before it can be used. 120 of each are React and Next. */
const BUDGETS_KB: [page: string, kilobytes: number][] = [
  ["t/[tenant]/interviews/[interviewId]/page", 190],
  ["t/[tenant]/interviews/(list)/page", 173],
  ["review/links/[linkId]/[interviewId]/page", 179],
];

for (const [page, budget] of BUDGETS_KB)
  test(`${page} keeps within its budget of script`, async () => {
    const scripts = await scriptsOf(page);
    const sentBytes = scripts.reduce((sum, script) => sum + script.sentBytes, 0);
    expect(sentBytes, describe(scripts)).toBeLessThanOrEqual(budget * 1000);
  });

test("a visitor is sent nothing that only members use", async () => {
  const modules = (await scriptsOf("review/links/[linkId]/[interviewId]/page")).flatMap(
    (script) => script.modules,
  );
  expect(modules).toContain("components/links/shared-workspace.tsx");
  const members =
    /^components\/(palette|notifications|interviews|settings|people|scorecard|admin|live|shell)\//;
  expect(modules.filter((name) => members.test(name))).toEqual([]);
});

function describe(scripts: PageScript[]): string {
  return scripts
    .map(({ file, sentBytes, modules }) => {
      const kilobytes = (sentBytes / 1000).toFixed(1).padStart(6);
      return `${kilobytes} kB ${file}\n${modules.map((name) => `          ${name}\n`).join("")}`;
    })
    .join("");
}
