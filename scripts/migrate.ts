// Brings the database to the newest schema without starting the application, which does the same at its start.
import { openEmbedded, openPostgres } from "../lib/db/client";
import { lockDataFolder } from "../lib/db/data-folder-lock";
import { type DatabaseUrls, migrateInstallation } from "../lib/db/migrate-installation";
import { readSecretFiles } from "../lib/secret-files";

readSecretFiles();
const url = process.env.DATABASE_URL;
const folder = process.env.DATA_DIR || ".data";
const unlock = url ? () => {} : lockDataFolder(folder);
const database = url ? openPostgres(url) : openEmbedded(`${folder}/postgres`);
try {
  const applied = await migrateInstallation(database, process.env as DatabaseUrls);
  console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
} finally {
  await database.close();
  unlock();
}
