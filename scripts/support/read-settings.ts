import { existsSync } from "node:fs";
import { readSecretFiles } from "../../lib/secret-files";

/** The settings as the application reads them: from `.env`, but for what the environment already holds, and from files. */
export function readSettings(): void {
  if (existsSync(".env")) process.loadEnvFile();
  readSecretFiles();
}
