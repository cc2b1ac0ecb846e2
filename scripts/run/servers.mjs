import { existsSync } from "node:fs";
import path from "node:path";
import { installByApt } from "./apt.mjs";

/** Debian's packages of what tests run beside Debrief, by a file that each brings. */
const SERVERS = {
  postgresql: ["/usr/lib/postgresql"],
  pgbouncer: inSystemFolders("pgbouncer"),
  nginx: inSystemFolders("nginx"),
  caddy: inSystemFolders("caddy"),
};

/** Installs the servers that tests run against, where they are missing; tells which are missing all the same. */
export async function findServers() {
  const missing = missingServers();
  if (missing.length > 0) await installByApt(missing);
  const still = missingServers();
  return still.length > 0 ? `Not installed, and not tested with: ${still.join(", ")}.` : null;
}

function missingServers() {
  return Object.keys(SERVERS).filter((name) => !SERVERS[name].some((file) => existsSync(file)));
}

function inSystemFolders(program) {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.filter(Boolean).map((folder) => path.join(folder, program));
}
