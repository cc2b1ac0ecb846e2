import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { runNode } from "./command.mjs";
import { compressAssets } from "./compress-assets.mjs";
import { BIN, ROOT } from "./project.mjs";
import { Refusal } from "./refusal.mjs";
import { completeStandalone, shippedScripts } from "./standalone.mjs";

const FOLDERS = ["app", "components", "lib", "pages", "prisma", "public"];
// The seed takes the sandbox's keys from here; the rest of the sandbox is not part of the build.
const FILES = [
  "package-lock.json",
  "scripts/generate.mjs",
  "scripts/run/compress-assets.mjs",
  "scripts/run/standalone.mjs",
  "sandbox/clients.ts",
];
const ROOT_CONFIG =
  /^(instrumentation.*|middleware|proxy|next\.config|prisma\.config|postcss\.config)\.[mc]?[jt]s$/;
const NOT_BUILT = /(\.test\.tsx?$|\/fixtures\/|^lib\/db\/generated\/)/;

const stampFile = () => path.join(ROOT, process.env.NEXT_DIST_DIR ?? ".next", "debrief-build-stamp");

/** Whether the newest production build was made from the sources as they are. */
export async function isBuilt() {
  const stamp = await readFile(stampFile(), "utf8").catch(() => null);
  return (
    stamp !== null &&
    existsSync(path.join(path.dirname(stampFile()), "BUILD_ID")) &&
    existsSync(path.join(ROOT, "lib/db/generated/client.ts")) &&
    stamp === (await hashSources())
  );
}

/** Generates the database client. Throws a refusal with the generator's last lines. */
export async function generate() {
  const { status, output } = await runNode(["scripts/generate.mjs"]);
  if (status !== 0) throw new Refusal(`The database client could not be generated.\n${output}`);
}

/** Makes the production build and remembers of which sources. Throws a refusal with the compiler's last lines. */
export async function build({ show = false } = {}) {
  const stamp = await hashSources();
  await rm(stampFile(), { force: true });
  await generate();
  const { status, output } = await runNode([BIN.next, "build"], { show });
  if (status !== 0) throw new Refusal(`The build failed.\n${output}`.trimEnd());
  const distDir = path.dirname(stampFile());
  await compressAssets(distDir);
  await completeStandalone(distDir);
  await writeFile(stampFile(), stamp);
}

async function hashSources() {
  const hash = createHash("sha256");
  for (const file of await listSources()) {
    hash.update(`${file}\0`);
    hash.update(await readFile(path.join(ROOT, file)).catch(() => ""));
    hash.update("\0");
  }
  return hash.digest("hex");
}

/** Every file that the build reads, but packages, from the project's folder. */
export async function listSources() {
  const configs = (await readdir(ROOT)).filter((name) => ROOT_CONFIG.test(name));
  const inFolders = await Promise.all(
    FOLDERS.map(async (folder) => {
      const entries = await readdir(path.join(ROOT, folder), { recursive: true, withFileTypes: true }).catch(
        () => [],
      );
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
        .filter((file) => !NOT_BUILT.test(file));
    }),
  );
  return [...FILES, ...(await shippedScripts()), ...configs, ...inFolders.flat()].sort();
}
