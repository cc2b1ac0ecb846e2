import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Refusal } from "./refusal.mjs";

const DEMO_LOCK = "demo-lock";

/**
 * Takes the data folder for one demo. The application has its own lock there (`lock`), but takes it only after
 * the build: this one stands from the first moment. Returns the function that gives it back. Throws a refusal.
 */
export function takeDataFolder(dataFolder) {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Refusal(`The data folder ${dataFolder} cannot be made: ${error.code}.`);
  }
  if (
    existsSync(path.join(dataFolder, "postgres")) &&
    !existsSync(path.join(dataFolder, "demo-secrets.json"))
  )
    throw new Refusal(
      `The data folder ${dataFolder} holds an installation that is not the demo's. Set DATA_DIR to another folder.`,
    );
  for (const name of ["lock", DEMO_LOCK]) {
    const holder = readHolder(path.join(dataFolder, name));
    if (holder !== null)
      throw new Refusal(
        `The data folder ${dataFolder} is in use by process ${holder}. Stop it, or set DATA_DIR.`,
      );
  }
  const file = path.join(dataFolder, DEMO_LOCK);
  rmSync(file, { force: true });
  writeFileSync(file, String(process.pid), { flag: "wx" });
  return () => rmSync(file, { force: true });
}

/** The living process that a lock names. Our own number is a stale lock: containers give numbers out again. */
function readHolder(file) {
  if (!existsSync(file)) return null;
  const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
  if (!pid || pid === process.pid) return null;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return error.code === "EPERM" ? pid : null;
  }
}
