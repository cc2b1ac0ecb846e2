// Computes the seals of every tenant's audit log anew. `npm run audit:check -- <tenant> <head>` compares with a head
// that was noted before, so that entries missing from the end are found as well.
import { checkAuditLogs } from "../lib/data/audit/check-logs";
import { database } from "../lib/db/client";
import { lockDataFolder } from "../lib/db/data-folder-lock";
import { readSettings } from "./support/read-settings";

readSettings();
const [slug, notedHead] = process.argv.slice(2);
const unlock = process.env.DATABASE_URL ? () => {} : lockDataFolder(process.env.DATA_DIR || ".data");
try {
  for (const { name, check, hasNotedHead } of await checkAuditLogs(slug, notedHead)) {
    const isWhole = check.brokenAt === null && hasNotedHead !== false;
    if (!isWhole) process.exitCode = 1;
    const state =
      check.brokenAt !== null
        ? `BROKEN at entry ${check.brokenAt}`
        : hasNotedHead === false
          ? "BROKEN: the noted head is not in it"
          : "whole";
    console.log(`${name}: ${state}, ${check.entries} entries, head ${check.head}`);
  }
} finally {
  await database().close();
  unlock();
}
