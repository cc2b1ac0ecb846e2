import { randomBytes } from "node:crypto";
import { findFreePort } from "../../scripts/run/ports.mjs";

/** Settings and fresh secrets for a stack of its own in `dataFolder`, on the embedded database or on that of `databaseUrl`. */
export async function newStackSettings(dataFolder: string, databaseUrl?: string) {
  const [port, sandboxPort] = [await findFreePort(), await findFreePort()];
  return {
    settings: { port, sandboxPort, dataFolder, databaseUrl, publicUrl: `http://localhost:${port}` },
    secrets: {
      encryptionKey: randomBytes(32).toString("base64"),
      sessionSecret: randomBytes(32).toString("base64"),
      password: randomBytes(12).toString("hex"),
      apiToken: `dbr_${randomBytes(32).toString("base64url")}`,
    },
  };
}
