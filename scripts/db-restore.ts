// Reads a file of `npm run db:backup` into the configured database, which must be empty, compares, and checks the audit
// logs. What was cut off goes on.
import { readBackup } from "../lib/db/copy/backup-file";
import { copyInto } from "../lib/db/copy/copy-into";
import { preparePlace, withPlace } from "../lib/db/copy/place";
import { configuredPlace } from "./support/configured-place";
import { checkCopiedLogs, refuse, tellSum, tellWhole } from "./support/database-copies";
import { readSettings } from "./support/read-settings";

readSettings();
try {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error("Name the file: npm run db:restore -- debrief-2026-11-24.backup");
  const place = configuredPlace();
  const rows = await readBackup(file);
  await preparePlace(place);
  await withPlace(place, { alone: true }, async ({ database }) => {
    tellWhole(await copyInto(database, rows, tellSum));
    await checkCopiedLogs(database);
  });
  console.log("Restored. Start Debrief with the ENCRYPTION_KEY of the backup's time.");
} catch (error) {
  refuse(error);
}
