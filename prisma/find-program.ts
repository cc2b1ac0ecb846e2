import { accessSync, constants } from "node:fs";
import path from "node:path";

/** Servers stand where not every account's PATH leads. */
const SERVERS = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

/** Where a program is, on the PATH or among the servers; null when it is not installed. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), ...SERVERS].filter(Boolean);
  const files = folders.map((folder) => path.join(folder, name));
  return files.find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
