// Architecture rules that the linter cannot express. Each message says where the code should go.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const MAX_LINES = 300;
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter(
    (file) => /\.(ts|tsx|mjs)$/.test(file) && !/(\.test\.|\.spec\.|\/fixtures\/|\/generated\/)/.test(file),
  );

const problems = [];
for (const file of files) {
  let source;
  try {
    source = readFileSync(file, "utf8");
  } catch {
    continue; // Deleted in the work tree, not yet in the index.
  }
  const lines = source.split("\n").length - 1;
  if (lines > MAX_LINES)
    problems.push(`${file}: ${lines} lines, over ${MAX_LINES}. Split it by what its parts do.`);

  if (/(^|\/)index\.tsx?$/.test(file) && !file.startsWith("app/") && !file.startsWith("pages/"))
    problems.push(`${file}: no barrels. Import from the file that declares the name.`);

  if (file.startsWith("components/"))
    for (const [, clause, from] of source.matchAll(/^import\s+([^;]*?)\s+from\s+"(@\/lib\/[^"]+)"/gm))
      if (
        !clause.startsWith("type ") &&
        !/^@\/lib\/(transcript|format|scorecards|candidates|reports|notifications)\//.test(from)
      )
        problems.push(
          `${file}: imports a value from ${from}. Components take types and the pure folders only: read in app/ and pass values down.`,
        );

  if (/^(lib|components)\//.test(file) && /from "(\.\.\/)+(app|pages)\//.test(source))
    problems.push(`${file}: imports from app/ or pages/. Imports go one way: app, pages → components → lib.`);
}

if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
console.log(`structure: ${files.length} files, all within the rules`);
