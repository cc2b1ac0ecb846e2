import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Loads what the build in `folder` made of pages and routes, so that nobody waits for it at the first visit. One after
 * another, with time between for requests. What cannot be loaded fails when it is asked for.
 */
export async function loadPages(folder) {
  const server = path.join(folder, "server");
  const require = createRequire(path.join(server, "any.js"));
  for (const list of ["pages-manifest.json", "app-paths-manifest.json"]) {
    const files = Object.values(JSON.parse(await readFile(path.join(server, list), "utf8")));
    for (const file of files.filter((name) => name.endsWith(".js"))) {
      await nextTurn();
      try {
        require(path.join(server, file));
      } catch {}
    }
  }
}
