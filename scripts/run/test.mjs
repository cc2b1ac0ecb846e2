import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { audit } from "./audit.mjs";
import { build, generate, isBuilt } from "./build.mjs";
import { findChromium } from "./chromium.mjs";
import { endRunningCommands, runNode } from "./command.mjs";
import { install, isInstalled } from "./install.mjs";
import { formatSeconds, showStep } from "./progress.mjs";
import { BIN } from "./project.mjs";
import { reportFailure } from "./refusal.mjs";
import { findServers } from "./servers.mjs";
import { whenToldToStop } from "./stop-signals.mjs";

const SHOWN_LINES = 2_000;

/** `npm test`: every check there is, the quick ones first. Goes on after a failure, so that one run tells all. */
export async function test() {
  const startMs = performance.now();
  whenToldToStop({
    first: () => endRunningCommands(),
    again: () => process.exit(130),
  });
  const reports = await mkdtemp(path.join(os.tmpdir(), "debrief-reports-"));
  const results = [];
  try {
    if (!(await isInstalled())) await showStep("Installing packages", install);
    await showStep("Generating the database client", generate);
    // The compiler keeps one processor busy, and the quick checks the other.
    const [types, ...quick] = await Promise.all([
      check("Types", [BIN.tsc, "--noEmit"]),
      dependencyAudit(),
      checkInTurn(),
    ]);
    results.push(...quick.flat(), types);
    results.push(await unitTests(reports));
    results.push(await browserTests(reports));
  } catch (error) {
    reportFailure(error);
    results.push({ label: "Preparation", passed: 0, failed: 1, skipped: 0 });
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
  process.exit(summarise(results, performance.now() - startMs));
}

async function checkInTurn() {
  return [
    await check("Format and lint", [BIN.biome, "check", "."]),
    await check("Imports", ["scripts/check-imports.mjs"]),
    await check("Unused files, exports and packages", [BIN.knip, "--no-progress"]),
    await check("Structure", ["scripts/check-structure.mjs"]),
    await check("Documents", ["scripts/check-docs.mjs"]),
    await check("Licences", ["scripts/check-licences.mjs"]),
    await check("Migrations", ["scripts/check-migrations.mjs"]),
  ];
}

/** Shows what the check said when it has ended, so that checks which run at once do not mix. */
async function check(label, args) {
  const { status, output } = await runNode(args, { keep: SHOWN_LINES });
  console.log(`\n— ${label}\n${output.trimEnd()}`);
  return { label, passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
}

async function dependencyAudit() {
  const { checked, problems } = await audit();
  console.log("\n— Dependency audit");
  const label = checked ? "Dependency audit" : "Dependency audit: NOT CHECKED, the registry gave no report";
  console.log(checked ? problems.join("\n") || "No known weakness." : label);
  // Where nobody reads along, what was not checked has not passed. DEPENDENCY_AUDIT=optional is for places without one.
  const mayMiss = !process.env.CI || process.env.DEPENDENCY_AUDIT === "optional";
  const failed = checked ? problems.length : mayMiss ? 0 : 1;
  return { label, passed: checked && failed === 0 ? 1 : 0, failed, skipped: !checked && mayMiss ? 1 : 0 };
}

async function unitTests(reports) {
  console.log("\n— Unit and integration tests");
  const missing = await showStep("Finding PostgreSQL, PgBouncer, nginx and Caddy", findServers);
  if (missing) console.log(missing);
  const report = path.join(reports, "vitest.json");
  const { status } = await runNode(
    [BIN.vitest, "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    { show: true },
  );
  const counts = await readReport(report, (vitest) => ({
    passed: vitest.numPassedTests,
    failed: vitest.numFailedTests,
    skipped: vitest.numPendingTests + vitest.numTodoTests,
  }));
  return { label: "Unit and integration tests", ...withStatus(counts, status) };
}

async function browserTests(reports) {
  console.log("\n— Browser tests");
  if (!(await isBuilt())) await showStep("Building", build);
  const chromium = await showStep("Finding Chromium", findChromium);
  const report = path.join(reports, "playwright.json");
  const { status } = await runNode([BIN.playwright, "test", "--reporter=list,json"], {
    show: true,
    env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  const counts = await readReport(report, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    flaky: stats.flaky,
  }));
  return { label: "Browser tests", ...withStatus(counts, status) };
}

async function readReport(file, toCounts) {
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? { passed: 0, failed: 0, skipped: 0 } : toCounts(JSON.parse(text));
}

/** A runner that failed without a failed test (it crashed, or found none) counts as one failure. */
function withStatus(counts, status) {
  const silent = status !== 0 && counts.failed === 0;
  return silent || counts.passed === 0 ? { ...counts, failed: counts.failed + 1 } : counts;
}

function summarise(results, durationMs) {
  console.log(`\nAll checks, ${formatSeconds(durationMs)}`);
  for (const { label, passed, failed, skipped, flaky = 0 } of results) {
    const rest = `${skipped > 0 ? `, ${skipped} skipped` : ""}${flaky > 0 ? `, ${flaky} only at the second try` : ""}`;
    console.log(`  ${failed === 0 ? "✓" : "✗"} ${label}: ${passed} passed, ${failed} failed${rest}`);
  }
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`\n${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`);
  return total("failed") === 0 && results.length > 0 ? 0 : 1;
}
