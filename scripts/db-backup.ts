// Writes the configured database to a file that `npm run db:restore` reads, into a database of either kind. PostgreSQL may
// be in use meanwhile; the embedded database may not.
import { existsSync } from "node:fs";
import { writeBackup } from "../lib/db/copy/backup-file";
import { withDatabaseSource } from "../lib/db/copy/database-source";
import { demandThere, withPlace } from "../lib/db/copy/place";
import { configuredPlace } from "./support/configured-place";
import { refuse, tellWhole } from "./support/database-copies";
import { readSettings } from "./support/read-settings";

readSettings();
const now = new Date();
const file = process.argv[2] ?? `debrief-${now.toISOString().slice(0, 10)}.backup`;
try {
  if (existsSync(file)) throw new Error(`${file} is there already.`);
  const place = configuredPlace();
  demandThere(place);
  await withPlace(place, { alone: false }, ({ database, name }) =>
    withDatabaseSource(database, name, async (rows) => tellWhole(await writeBackup(rows, file, now))),
  );
  console.log(`${file} holds names and what was said: encrypt it, and keep ENCRYPTION_KEY elsewhere.`);
} catch (error) {
  refuse(error);
}
