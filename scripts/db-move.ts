// Copies everything from the configured database to the one that TO_DATABASE_URL (with TO_DATABASE_OWNER_URL where another
// user owns the tables) or TO_DATA_DIR names, compares both, and checks the audit logs. What was cut off goes on.
import { copyInto } from "../lib/db/copy/copy-into";
import { withDatabaseSource } from "../lib/db/copy/database-source";
import { demandThere, preparePlace, withPlace } from "../lib/db/copy/place";
import { configuredPlace } from "./support/configured-place";
import { checkCopiedLogs, refuse, tellSum, tellWhole } from "./support/database-copies";
import { readSettings } from "./support/read-settings";

readSettings();
const { TO_DATABASE_URL, TO_DATABASE_OWNER_URL, TO_DATA_DIR } = process.env;
try {
  if (Boolean(TO_DATABASE_URL) === Boolean(TO_DATA_DIR))
    throw new Error("Say where to: TO_DATABASE_URL for PostgreSQL, or TO_DATA_DIR for an embedded database.");
  const from = configuredPlace();
  const to = { url: TO_DATABASE_URL, ownerUrl: TO_DATABASE_OWNER_URL, folder: TO_DATA_DIR ?? "" };
  demandThere(from);
  await preparePlace(to);
  await withPlace(from, { alone: true }, (source) =>
    withDatabaseSource(source.database, source.name, (rows) =>
      withPlace(to, { alone: true }, async (target) => {
        tellWhole(await copyInto(target.database, rows, tellSum));
        await checkCopiedLogs(target.database);
      }),
    ),
  );
  console.log(
    "Moved. Point Debrief at the new database, with the same ENCRYPTION_KEY; the old one is as it was.",
  );
} catch (error) {
  refuse(error);
}
