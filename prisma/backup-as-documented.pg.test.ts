import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPostgres } from "@/lib/db/client";
import { migrateInstallation } from "@/lib/db/migrate-installation";
import { findPostgresBinaries, type PostgresCluster, startPostgresCluster } from "./postgres-cluster";

const run = promisify(execFile);

let cluster: PostgresCluster;
let folder: string;
let binaries: string;

beforeAll(async () => {
  binaries = (await findPostgresBinaries()) ?? "";
  cluster = await startPostgresCluster(binaries);
  folder = await mkdtemp(path.join(os.tmpdir(), "debrief-backup-"));
});

afterAll(async () => {
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
});

test("the documented backup is restored by the documented commands, with two database users", async () => {
  const [dump, restore] = await documentedCommands();
  await runAsAdministrator(`
    createuser debrief && createdb --owner=debrief --encoding=UTF8 debrief && createuser debrief_app
    psql -c 'CREATE ROLE debrief_tenant NOLOGIN' -c 'CREATE ROLE debrief_reader NOLOGIN' \\
      -c 'GRANT debrief_tenant, debrief_reader TO debrief WITH ADMIN OPTION'`);
  const urls = {
    DATABASE_URL: urlOf("debrief_app", "debrief"),
    DATABASE_OWNER_URL: urlOf("debrief", "debrief"),
  };
  const before = openPostgres(urls.DATABASE_URL);
  await migrateInstallation(before, urls);
  await before.prisma.tenant.create({ data: { slug: "kept", name: "Kept" } });
  await before.close();

  await runAsAdministrator(dump ?? "", urls);
  await runAsAdministrator((restore ?? "").replace(/\d{4}-\d{2}-\d{2}/g, "$(date +%F)"));

  const restored = {
    DATABASE_URL: urlOf("debrief_app", "debrief_restored"),
    DATABASE_OWNER_URL: urlOf("debrief", "debrief_restored"),
  };
  const after = openPostgres(restored.DATABASE_URL);
  expect(await migrateInstallation(after, restored)).toEqual([]);
  expect(await after.prisma.tenant.findMany({ select: { slug: true } })).toEqual([{ slug: "kept" }]);
  await after.close();
});

/** The first two blocks of commands under "Backup and restore". */
async function documentedCommands(): Promise<string[]> {
  const document = await readFile("docs/self-hosting.md", "utf8");
  const [, chapter = ""] = document.split("## Backup and restore");
  return [...chapter.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, commands = ""]) => commands).slice(0, 2);
}

/** Runs commands where `sudo -u postgres` is the cluster's superuser and there is no service to stop. */
async function runAsAdministrator(commands: string, env: Record<string, string> = {}): Promise<void> {
  const shims = path.join(folder, "bin");
  await mkdir(shims, { recursive: true });
  for (const [name, script] of [
    ["sudo", 'shift 2; exec "$@"'],
    ["systemctl", "exit 0"],
  ] as const) {
    await writeFile(path.join(shims, name), `#!/bin/sh\n${script}\n`);
    await chmod(path.join(shims, name), 0o755);
  }
  const { hostname, port } = new URL(cluster.url("postgres"));
  await run("bash", ["-euo", "pipefail", "-c", commands], {
    cwd: folder,
    env: {
      ...process.env,
      PATH: [shims, binaries, process.env.PATH].join(":"),
      PGHOST: hostname,
      PGPORT: port,
      PGUSER: "postgres",
      ...env,
    },
  });
}

function urlOf(user: string, database: string): string {
  const url = new URL(cluster.url(database));
  url.username = user;
  return url.href;
}
