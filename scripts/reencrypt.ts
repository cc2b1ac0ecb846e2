// Brings every stored secret under the first key of ENCRYPTION_KEY, so that the others can be taken out of it.
import { parseEncryptionKeys } from "../lib/crypto/secret-box";
import { database } from "../lib/db/client";
import { lockDataFolder } from "../lib/db/data-folder-lock";
import { type DatabaseUrls, migrateInstallation } from "../lib/db/migrate-installation";
import { reencrypt } from "../lib/db/reencrypt";
import { readSettings } from "./support/read-settings";

readSettings();
const unlock = process.env.DATABASE_URL ? () => {} : lockDataFolder(process.env.DATA_DIR || ".data");
try {
  await migrateInstallation(database(), process.env as DatabaseUrls);
  const { changed, unreadable } = await reencrypt(parseEncryptionKeys(process.env.ENCRYPTION_KEY ?? ""));
  console.log(`${changed} secrets are under the first key now.`);
  if (unreadable > 0) {
    console.error(
      `${unreadable} secrets are opened by none of the keys; their owners have to enter them again.`,
    );
    process.exitCode = 1;
  } else console.log("The other keys can be taken out of ENCRYPTION_KEY.");
} finally {
  await database().close();
  unlock();
}
