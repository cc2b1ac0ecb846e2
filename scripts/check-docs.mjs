// Documents name files, folders and npm scripts. Each that does not exist is a line that misleads somebody.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const PATH_IN_CODE =
  /^(?:(?:\.ci|app|bench|components|deploy|docs|e2e|lib|pages|prisma|sandbox|scripts)\/[\w./()[\]-]*|[\w.-]+\.(?:md|json|mjs|config\.ts)|instrumentation\.ts|\.env\.example)$/;
// Made when the demo, the build or the tests run.
const GENERATED = /^(lib\/db\/generated|demo-secrets\.json|deploy\/secrets)/;

const documents = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.md"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && existsSync(file));
const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));

const problems = documents.flatMap((document) => {
  const text = readFileSync(document, "utf8");
  return [...missingPaths(text), ...missingLinks(document, text), ...missingScripts(text)].map(
    (what) => `${document}: names ${what}, which does not exist.`,
  );
});
// A decision that the index leaves out is not found, and a number that two have names neither.
const decisions = documents.filter((document) => /^docs\/decisions\/\d/.test(document));
const index = readFileSync("docs/decisions/README.md", "utf8");
for (const decision of decisions) {
  const name = path.basename(decision);
  if (!index.includes(`(${name})`)) problems.push(`docs/decisions/README.md: leaves ${name} out.`);
  if (decisions.some((other) => other !== decision && path.basename(other).startsWith(name.slice(0, 5))))
    problems.push(`${decision}: another decision has its number.`);
}
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
console.log(`documents: ${documents.length} files, every path, heading and script they name exists`);

function missingPaths(text) {
  const named = [...withoutBlocks(text).matchAll(/`([^`\s]+)`/g)].map(([, code]) => code);
  return named.filter((name) => PATH_IN_CODE.test(name) && !GENERATED.test(name) && !existsSync(name));
}

function missingLinks(document, text) {
  const targets = [...withoutBlocks(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [file, heading] = target.split("#");
      const named = file === "" ? document : path.join(path.dirname(document), file);
      if (!existsSync(named)) return true;
      return heading !== undefined && named.endsWith(".md") && !headingsOf(named).has(heading);
    });
}

/** The headings of a document, as links name them. */
function headingsOf(document) {
  const lines = withoutBlocks(readFileSync(document, "utf8")).matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...lines].map(([, heading]) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(/\s/g, "-"),
    ),
  );
}

function missingScripts(text) {
  const named = [...text.matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, name]) => name);
  return named.filter((name) => !Object.hasOwn(scripts, name)).map((name) => `npm run ${name}`);
}

function withoutBlocks(text) {
  return text.replaceAll(/^```[\s\S]*?^```/gm, "");
}
