import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Arguments for Node that run an installed package's command line. */
export const BIN = {
  next: "node_modules/next/dist/bin/next",
  start: "scripts/start.mjs",
  biome: "node_modules/@biomejs/biome/bin/biome",
  depcruise: "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
  knip: "node_modules/knip/bin/knip.js",
  tsc: "node_modules/typescript/bin/tsc",
  vitest: "node_modules/vitest/vitest.mjs",
  playwright: "node_modules/@playwright/test/cli.js",
};

/**
 * The caller's environment without what would change how a command works: npm's settings for a nested npm, a
 * NODE_ENV that would leave out development packages or make a build of the wrong kind.
 */
export function cleanEnvironment(extra = {}) {
  const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...extra };
  if (!("NODE_ENV" in extra)) delete environment.NODE_ENV;
  return environment;
}
