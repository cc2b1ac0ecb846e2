import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "./project.mjs";

/** What is run there: the server, and what asks whether it is well. */
const PROGRAMS = ["scripts/start.mjs", "scripts/check-health.mjs"];
const IMPORT = /(?:from|import\() ?"(\.[^"]+)"/g;

/**
 * Completes `standalone` in `distDir`, which Next fills with the server and the packages that it needs, by all else that
 * `npm start` reads there: the folder runs by itself, without development packages and without being written to.
 */
export async function completeStandalone(distDir) {
  const folder = path.join(distDir, "standalone");
  const inFolder = (file) => path.join(folder, path.relative(ROOT, file));
  // Next puts the builder's own settings there, secrets among them.
  for (const name of await readdir(folder)) if (name.startsWith(".env")) await rm(path.join(folder, name));
  await copy(path.join(distDir, "static"), inFolder(path.join(distDir, "static")));
  await copy(path.join(ROOT, "public"), inFolder(path.join(ROOT, "public")));
  for (const file of await shippedScripts()) await copy(path.join(ROOT, file), path.join(folder, file));
}

/** The scripts that are shipped as they are, from the project's folder. */
export async function shippedScripts() {
  const found = new Set();
  for (const program of PROGRAMS) await withImports(path.join(ROOT, program), found);
  return [...found].map((file) => path.relative(ROOT, file));
}

async function copy(from, to) {
  await mkdir(path.dirname(to), { recursive: true });
  await cp(from, to, { recursive: true });
}

/** Adds to `found` the script and the files that it imports from its own folder and below. */
async function withImports(file, found) {
  if (found.has(file)) return;
  found.add(file);
  for (const [, name] of (await readFile(file, "utf8")).matchAll(IMPORT))
    await withImports(path.resolve(path.dirname(file), name), found);
}
