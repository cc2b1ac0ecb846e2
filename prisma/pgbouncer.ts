// PgBouncer in transaction mode before a cluster, for tests, when the machine has it.
import { spawn } from "node:child_process";
import { chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { findProgram } from "./find-program";
import { freePort } from "./free-port";

const NOBODY = 65_534; // It refuses to run as root.

export type PgBouncer = {
  port: number;
  url: (database: string, user?: string) => string;
  stop: () => Promise<void>;
};

/**
 * Starts it on a free loopback port, before the server of `serverUrl`, for `users` with their passwords there, empty for
 * none; it asks for no password itself. `settings` are further lines of its configuration.
 */
export async function startPgBouncer(
  serverUrl: string,
  settings: string[] = [],
  users: Record<string, string> = { postgres: "" },
): Promise<PgBouncer> {
  const program = findProgram("pgbouncer");
  if (!program) throw new Error("PgBouncer is not installed.");
  const directory = await mkdtemp(path.join(os.tmpdir(), "debrief-pgbouncer-"));
  const asUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (asUser.uid) await chown(directory, asUser.uid, asUser.gid);
  const port = await freePort();
  const server = new URL(serverUrl);
  const file = path.join(directory, "pgbouncer.ini");
  await writeFile(
    file,
    [
      "[databases]",
      `* = host=${server.hostname} port=${server.port}`,
      "[pgbouncer]",
      `listen_addr = 127.0.0.1`,
      `listen_port = ${port}`,
      `unix_socket_dir =`,
      "auth_type = trust",
      `auth_file = ${path.join(directory, "users.txt")}`,
      "pool_mode = transaction",
      ...settings,
    ].join("\n"),
  );
  await writeFile(
    path.join(directory, "users.txt"),
    Object.entries(users)
      .map(([user, password]) => `"${user}" "${password}"\n`)
      .join(""),
  );
  const child = spawn(program, [file], { ...asUser, cwd: directory, stdio: ["ignore", "ignore", "pipe"] });
  await new Promise<void>((resolve, reject) => {
    let output = "";
    child.stderr.on("data", (chunk) => {
      output += chunk;
      if (output.includes("process up")) resolve();
    });
    child.on("exit", () => reject(new Error(`PgBouncer did not start:\n${output}`)));
  });
  return {
    port,
    url: (database, user = "postgres") => `postgresql://${user}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGINT");
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}
