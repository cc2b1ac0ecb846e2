// Generates the Prisma client. The CLI insists on a schema-engine binary that `generate` never runs and that
// its own installer would download; pointing it at any existing file keeps this step offline.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

const cli = path.join(
  path.dirname(createRequire(import.meta.url).resolve("prisma/package.json")),
  "build/index.js",
);
const result = spawnSync(process.execPath, [cli, "generate"], {
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  },
  encoding: "utf8",
});
if (result.status !== 0) {
  process.stderr.write(`${result.stdout}${result.stderr}`);
  process.exit(result.status ?? 1);
}
