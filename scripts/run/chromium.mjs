import { access, constants } from "node:fs/promises";
import path from "node:path";
import { installByApt } from "./apt.mjs";
import { runNode } from "./command.mjs";
import { BIN } from "./project.mjs";
import { Refusal } from "./refusal.mjs";

// Debian's Chromium without windows: it does less beside the page, which is most of what a test's browser costs.
const HEADLESS = "chromium-headless-shell";
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MACOS_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const DOWNLOAD_WITHIN_MS = 5 * 60_000;

/**
 * Path of a Chromium to test with: the one CHROMIUM_PATH names, Playwright's own, one on the PATH, else one that
 * is installed now, by Playwright or, as root on Debian, by apt. One without windows comes first. Throws a refusal when
 * there is none to be had.
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await isProgram(named)) return named;
    throw new Refusal(`CHROMIUM_PATH is ${named}, which is not a program.`);
  }
  const found =
    (await onPath([HEADLESS])) ??
    (await playwrightsOwn()) ??
    (await installedByApt(HEADLESS)) ??
    (await onPath(NAMES)) ??
    (await installedByPlaywright()) ??
    (await installedByApt("chromium"));
  if (found) return found;
  throw new Refusal(
    "The browser tests need Chromium and none was found or could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH to one.",
  );
}

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  return file && (await isProgram(file)) ? file : null;
}

async function onPath(names) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  for (const name of names)
    for (const folder of folders)
      if (await isProgram(path.join(folder, name))) return path.join(folder, name);
  return names === NAMES && (await isProgram(MACOS_CHROME)) ? MACOS_CHROME : null;
}

async function installedByPlaywright() {
  const { status } = await runNode([BIN.playwright, "install", "chromium"], {
    timeoutMs: DOWNLOAD_WITHIN_MS,
  });
  return status === 0 ? playwrightsOwn() : null;
}

async function installedByApt(name) {
  return (await installByApt([name])) ? onPath([name]) : null;
}

async function isProgram(file) {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
