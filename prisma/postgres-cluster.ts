// A throw-away PostgreSQL cluster for tests and benchmarks, when the machine has the server's binaries.
import { type ChildProcess, execFile, type SpawnOptions, spawn } from "node:child_process";
import { chown, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { freePort } from "./free-port.ts";

const run = promisify(execFile);
const DEBIAN_ROOT = "/usr/lib/postgresql";
const NOBODY = 65_534; // initdb and postgres refuse to run as root.

export type PostgresCluster = {
  url: (database: string) => string;
  /** Ends every connection, stops the server, and starts it again on its data when `whileDown` has settled. */
  restart: (whileDown?: () => Promise<unknown>) => Promise<void>;
  stop: () => Promise<void>;
};

type ClusterOptions = {
  settings?: Record<string, string>;
  onLog?: (text: string) => void;
  password?: string;
};

/** The folder with initdb and postgres, or null when the server is not installed. */
export async function findPostgresBinaries(): Promise<string | null> {
  const versions = await readdir(DEBIAN_ROOT).catch(() => []);
  const newest = versions
    .map(Number)
    .filter(Number.isFinite)
    .sort((a, b) => b - a)[0];
  if (newest) return path.join(DEBIAN_ROOT, String(newest), "bin");
  const { stdout } = await run("pg_config", ["--bindir"]).catch(() => ({ stdout: "" }));
  const directory = stdout.trim();
  const binaries = directory ? await readdir(directory).catch(() => []) : [];
  return binaries.includes("initdb") && binaries.includes("postgres") ? directory : null;
}

/** The same for what cannot do without: throws when the server is not installed. */
export async function requirePostgresBinaries(): Promise<string> {
  const binaries = await findPostgresBinaries();
  if (!binaries) throw new Error("PostgreSQL's server is not installed.");
  return binaries;
}

/**
 * Starts a cluster on a free loopback port. `stop` ends it and removes its files. `settings` are the server's own, and
 * `onLog` gets what it writes to its log. With `password`, its superuser's, everybody is asked for one.
 */
export async function startPostgresCluster(
  binaries: string,
  { settings = {}, onLog, password }: ClusterOptions = {},
): Promise<PostgresCluster> {
  const directory = await mkdtemp(path.join(os.tmpdir(), "debrief-postgres-"));
  const asUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (asUser.uid) await chown(directory, asUser.uid, asUser.gid);
  const cluster = path.join(directory, "cluster");
  const options = { ...asUser, cwd: directory, env: { ...process.env, HOME: directory, LC_ALL: "C.UTF-8" } };
  const passwordFile = path.join(directory, "password");
  await writeFile(passwordFile, password ?? "unused");
  if (asUser.uid) await chown(passwordFile, asUser.uid, asUser.gid);
  const access = password === undefined ? "trust" : "scram-sha-256";
  await run(
    path.join(binaries, "initdb"),
    ["-D", cluster, "-U", "postgres", "-A", access, "--pwfile", passwordFile, "-E", "UTF8", "--no-sync"],
    options,
  );
  const port = await freePort();
  const launch = () =>
    launchServer(
      path.join(binaries, "postgres"),
      [
        "-D",
        cluster,
        "-p",
        String(port),
        "-c",
        "listen_addresses=127.0.0.1",
        "-k",
        directory,
        "-c",
        "fsync=off",
        ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
      ],
      options,
      onLog,
    );
  let server = await launch();
  return {
    url: (database) =>
      `postgresql://postgres${password === undefined ? "" : `:${encodeURIComponent(password)}`}@127.0.0.1:${port}/${database}`,
    restart: async (whileDown) => {
      await end(server);
      await whileDown?.();
      server = await launch();
    },
    stop: async () => {
      await end(server);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function launchServer(
  program: string,
  args: string[],
  options: SpawnOptions,
  onLog: (text: string) => void = () => {},
): Promise<ChildProcess> {
  const server = spawn(program, args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
  server.stderr?.setEncoding("utf8").on("data", onLog);
  await new Promise<void>((resolve, reject) => {
    let output = "";
    const read = (text: string) => {
      output += text;
      if (!output.includes("ready to accept connections")) return;
      server.stderr?.off("data", read);
      resolve();
    };
    server.stderr?.on("data", read);
    server.on("exit", () => reject(new Error(`PostgreSQL did not start:\n${output}`)));
  });
  return server;
}

async function end(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGINT");
  await ended;
}
