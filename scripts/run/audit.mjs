// Whether a package that runs in production has a known weakness. A registry that does not answer is said so: then
// nothing was checked. Exceptions stand in scripts/run/audit-exceptions.json, each with a reason and a date of expiry.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { ROOT } from "./project.mjs";

const WITHIN_MS = 60_000;

/**
 * What is wrong by npm's report, as lines. `exceptions`: `{ advisory, package, reason, until }`, of which one that is
 * over, or that no report names any more, is wrong itself.
 */
export function judgeAudit(report, exceptions, today) {
  const advisories = new Map();
  for (const { via = [] } of Object.values(report.vulnerabilities ?? {}))
    for (const one of via) if (typeof one === "object") advisories.set(idOf(one), one);
  const excepted = new Set(exceptions.filter(({ until }) => until >= today).map(({ advisory }) => advisory));
  return [
    ...[...advisories]
      .filter(([id]) => !excepted.has(id))
      .map(([id, { name, severity, title }]) => `${name} (${severity}): ${title} ${id}`),
    ...exceptions
      .filter(({ until }) => until < today)
      .map(({ advisory, until }) => `The exception for ${advisory} ended on ${until}.`),
    ...exceptions
      .filter(({ advisory, until }) => until >= today && !advisories.has(advisory))
      .map(({ advisory }) => `The exception for ${advisory} is of nothing any more: take it out.`),
  ];
}

function idOf({ url = "", source }) {
  return url.split("/").at(-1) || String(source);
}

/** `checked` false: the registry gave no report. */
export async function audit() {
  const report = readJson(await runNpmAudit());
  if (!report?.vulnerabilities) return { checked: false, problems: [] };
  const exceptions = JSON.parse(await readFile(new URL("audit-exceptions.json", import.meta.url), "utf8"));
  return { checked: true, problems: judgeAudit(report, exceptions, new Date().toISOString().slice(0, 10)) };
}

/** What npm prints; it ends with an error also when it has found something. */
function runNpmAudit() {
  const options = { cwd: ROOT, timeout: WITHIN_MS, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile("npm", ["audit", "--omit=dev", "--json"], options, (_error, stdout) => resolve(stdout));
  });
}

function readJson(output) {
  try {
    return JSON.parse(output);
  } catch {
    return null;
  }
}
