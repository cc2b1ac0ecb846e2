import { randomBytes, randomInt } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { Refusal } from "./refusal.mjs";

// Without characters that are easily taken for one another.
const PASSWORD_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const FILE = "demo-secrets.json";

/** The demo's secrets: made at the first start, kept in the data folder, readable by its owner only. */
export async function readOrMakeSecrets(dataFolder) {
  const file = path.join(dataFolder, FILE);
  const kept = await readSecrets(file);
  if (kept !== null) return kept;
  const secrets = {
    encryptionKey: randomBytes(32).toString("base64"),
    sessionSecret: randomBytes(32).toString("base64"),
    password: randomPassword(),
    apiToken: `dbr_${randomBytes(32).toString("base64url")}`,
  };
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return secrets;
}

async function readSecrets(file) {
  const text = await readFile(file, "utf8").catch((error) => {
    if (error.code === "ENOENT") return null;
    throw new Refusal(`${file} cannot be read: ${error.code}.`);
  });
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(
      `${file} is damaged. The database cannot be read without it: remove the folder to begin anew.`,
    );
  }
}

function randomPassword() {
  const group = () =>
    Array.from({ length: 4 }, () => PASSWORD_ALPHABET[randomInt(PASSWORD_ALPHABET.length)]).join("");
  return `${group()}-${group()}-${group()}`;
}
