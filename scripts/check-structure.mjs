// Rules of size and place; which way imports go is in .dependency-cruiser.mjs. Each message says what to do.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const MAX_LINES = 300;
const MAX_FILES = 40;

const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter(
    (file) => /\.(ts|tsx|mjs)$/.test(file) && !/(\.test\.|\.spec\.|\/fixtures\/|\/generated\/)/.test(file),
  )
  .filter((file) => existsSync(file)); // Deleted in the work tree, not yet in the index.

const problems = [];
for (const file of files) {
  const lines = readFileSync(file, "utf8").split("\n").length - 1;
  if (lines > MAX_LINES)
    problems.push(`${file}: ${lines} lines, over ${MAX_LINES}. Split it by what its parts do.`);
  if (/(^|\/)index\.tsx?$/.test(file) && !file.startsWith("app/") && !file.startsWith("pages/"))
    problems.push(`${file}: no barrels. Import from the file that declares the name.`);
}
const counts = new Map();
for (const file of files) counts.set(path.dirname(file), (counts.get(path.dirname(file)) ?? 0) + 1);
for (const [folder, count] of counts)
  if (count > MAX_FILES)
    problems.push(`${folder}: ${count} files, over ${MAX_FILES}. Give what belongs together a folder.`);

if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
console.log(`structure: ${files.length} files, all within the rules`);
