/** The folder that is shipped, run as the image runs it. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, cp, mkdir, mkdtemp, readdir } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test } from "@playwright/test";
import { readImage } from "../../testing/image";
import { canContain, childOf, inContainer, memoryGroup } from "./container";

/** What deploy/ gives a replica. */
const MEMORY_BYTES = 1024 ** 3;

const image = readImage();

/** A new folder with a copy of what is shipped in `app`, which nobody may write to. */
export async function copyShipped(): Promise<{ folder: string; shipped: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "debrief-shipped-"));
  await chmod(folder, 0o755);
  const shipped = path.join(folder, "app");
  await cp(".next/standalone", shipped, { recursive: true, verbatimSymlinks: true });
  // Whoever owns a file may write to it: where nobody else can be asked, the files are closed to their owner.
  if (!canContain) for (const file of await filesIn(shipped)) await chmod(file, 0o444);
  return { folder, shipped };
}

type Run = { shipped: string; dataFolder: string; variables: Record<string, string>; flags?: string[] };

/** Runs what the image runs, with its variables and by its user; where it can be, as the first process of a container. */
export async function startShipped({ shipped, dataFolder, variables, flags = [] }: Run) {
  await mkdir(dataFolder);
  const [userId = 0, groupId = 0] = image.user.split(":").map(Number);
  if (canContain) await chown(dataFolder, userId, groupId);
  const memory = canContain ? await memoryGroup(MEMORY_BYTES) : null;
  const command = [process.execPath, ...image.entrypoint.slice(1), ...flags];
  const [program = "", ...args] = canContain
    ? inContainer({ user: image.user, dataFolder, workFolder: shipped, memory }, command)
    : command;
  const server = spawn(program, args, {
    cwd: shipped,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...image.variables,
      NODE_ENV: "production",
      PATH: process.env.PATH,
      DATA_DIR: dataFolder,
      ...variables,
    },
  });
  let output = "";
  for (const stream of [server.stdout, server.stderr])
    stream.on("data", (bytes: Buffer) => {
      output += bytes.toString();
    });
  return {
    /** What it printed so far. */
    output: () => output,
    /** null while it runs. */
    exitCode: () => server.exitCode,
    ended: once(server, "close").then(async () => {
      if (memory) test.info().annotations.push({ type: "peak MB", description: await memory.peakMb() });
      await memory?.remove();
    }),
    /** The exit code of what the image's health check runs. */
    askHealth: () => {
      const env = { NODE_ENV: "production", PORT: variables.PORT } as const;
      return spawnSync(process.execPath, image.healthCheck.slice(1), { cwd: shipped, env }).status;
    },
    /** As an engine does: the first process inside is told, not the one that made the container. */
    stop: () => {
      if (server.exitCode !== null || !server.pid) return;
      const inside = canContain ? childOf(server.pid) : server.pid;
      process.kill(inside ?? server.pid, "SIGTERM");
    },
  };
}

/** Every file below `directory`. */
export async function filesIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
