import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { timeLimit } from "./testing/time-limit";

// Started as root (in containers), Chromium refuses its sandbox. The rest keeps it from calling home.
const CHROMIUM_ARGUMENTS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  // Plays without a press first: what is tested is our player, not the browser's policy.
  "--autoplay-policy=no-user-gesture-required",
];

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./e2e/support/global-setup.ts",
  fullyParallel: true,
  // A browser test waits half of its time.
  workers: availableParallelism() + 1,
  forbidOnly: Boolean(process.env.CI),
  // A second try on a loaded machine is reported as such by the summary.
  retries: process.env.CI ? 1 : 0,
  // The longest takes a third of it.
  timeout: timeLimit(200_000),
  expect: { timeout: timeLimit(15_000) },
  use: {
    browserName: "chromium",
    // A button that is not there is no reason to wait for the whole test's time.
    actionTimeout: timeLimit(30_000),
    // Left in the workers' environment by the global set-up.
    ...(process.env.E2E_APP_URL ? { baseURL: process.env.E2E_APP_URL } : {}),
    // Not UTC and not a whole hour, so that code which forgets a time zone shows.
    timezoneId: "Asia/Kathmandu",
    locale: "en-GB",
    trace: "on-first-retry",
    launchOptions: {
      args: CHROMIUM_ARGUMENTS,
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    },
  },
});
