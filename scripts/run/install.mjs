import { readFile } from "node:fs/promises";
import path from "node:path";
import { runCommand, runNode } from "./command.mjs";
import { ROOT } from "./project.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * Whether node_modules holds what package-lock.json asks for. Reads the list that npm writes after a complete
 * installation, so an interrupted one counts as missing. Packages for other systems are not expected.
 */
export async function isInstalled(root = ROOT) {
  const [wanted, present] = await Promise.all([
    readPackages(path.join(root, "package-lock.json")),
    readPackages(path.join(root, "node_modules/.package-lock.json")),
  ]);
  if (wanted === null || present === null) return false;
  return Object.entries(wanted).every(
    ([location, { version, optional }]) =>
      location === "" || optional === true || present[location]?.version === version,
  );
}

/** `npm ci`, with the development packages whatever NODE_ENV says. Throws a refusal with npm's last lines. */
export async function install() {
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const { status, output } =
    npm && /\.c?js$/.test(npm) && path.basename(npm).startsWith("npm")
      ? await runNode([npm, ...args])
      : await runCommand(process.platform === "win32" ? "npm.cmd" : "npm", args);
  if (status !== 0) throw new Refusal(`npm ci failed.\n${output}`);
}

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(file, "utf8")).packages ?? null;
  } catch {
    return null;
  }
}
