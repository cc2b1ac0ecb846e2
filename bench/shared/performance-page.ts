import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const PAGE = path.join(import.meta.dirname, "../../docs/performance.md");
const TITLE =
  "# Performance\n\nMeasured by `npm run bench`, on one machine and in one run each. Ratios carry over; absolute figures do not.\n";

/** Puts `markdown` between the marks of the bench `name` in docs/performance.md; the rest stays as it is. */
export async function writePart(name: string, markdown: string): Promise<void> {
  const page = await readFile(PAGE, "utf8").catch(() => TITLE);
  const [start, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const part = `${start}\n\n${markdown.trim()}\n\n${end}`;
  const [before, rest] = page.split(start);
  const after = rest?.split(end)[1];
  const heading = name.charAt(0).toUpperCase() + name.slice(1);
  const filled =
    before === undefined || after === undefined
      ? `${page.trimEnd()}\n\n## ${heading}\n\n${part}\n`
      : before + part + after;
  await writeFile(PAGE, filled);
}
