/** The living demo goes from PostgreSQL to an embedded database, from there to a file, and from the file to PostgreSQL. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { checkAuditLogs } from "@/lib/data/audit/check-logs";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import type { Sandbox } from "@/sandbox/server";
import { startDemo } from "@/testing/demo";
import { TEMPLATE_DATABASE } from "@/testing/test-databases";
import { timeLimit } from "@/testing/time-limit";
import { useTestDatabase } from "@/testing/use-test-database";
import { demandServing } from "../check-serving";
import { type Database, database, openEmbedded, openPostgres } from "../client";
import { migrate } from "../migrate";
import { readBackup, writeBackup } from "./backup-file";
import { copyInto } from "./copy-into";
import { withDatabaseSource } from "./database-source";
import { type Sum, sumsOf } from "./rows";
import { tablesOf } from "./tables";

/** Sorts before every id that is made. */
const EARLY = "00000000-0000-7000-8000-000000000001";

useTestDatabase();

let sandbox: Sandbox;
let folder: string;
let file: string;
let embedded: Database;
let first: Sum[];

beforeAll(async () => {
  sandbox = await startDemo();
  await replyFromBefore();
  first = await allSums(database());
  folder = await mkdtemp(path.join(os.tmpdir(), "debrief-copy-"));
  file = path.join(folder, "demo.backup");
  embedded = openEmbedded();
  await migrate(embedded);
}, timeLimit(120_000));

afterAll(async () => {
  await sandbox.close();
  await embedded?.close();
  await rm(folder, { recursive: true, force: true });
});

test(
  "a copy that is cut off keeps Debrief from starting, and goes on where it was",
  async () => {
    let tables = 0;
    const cutOff = copyDemo((sum) => {
      tables += 1;
      if (sum.table === "candidates") throw new Error("The power is gone.");
    });
    await expect(cutOff).rejects.toThrow("The power is gone.");
    await expect(demandServing(embedded, null)).rejects.toThrow("copy that was cut off");
    await copyDemo(() => {
      tables += 1;
    });
    expect(tables).toBe(first.length);
    expect(await allSums(embedded)).toEqual(first);
    await expect(demandServing(embedded, null)).resolves.toBeUndefined();
  },
  timeLimit(120_000),
);

test("what has been copied cannot be copied over", async () => {
  await expect(copyDemo()).rejects.toThrow("organisations or people in the target already");
});

test(
  "a backup of the embedded database is restored on PostgreSQL, with every seal of the audit logs",
  async () => {
    await withDatabaseSource(embedded, "embedded", (source) => writeBackup(source, file, new Date()));
    const url = inject("postgresUrl").replace(/[^/]+$/, "restored_from_backup");
    await database().prisma.$executeRawUnsafe(
      `CREATE DATABASE restored_from_backup TEMPLATE ${TEMPLATE_DATABASE}`,
    );
    const restored = openPostgres(url);
    try {
      await copyInto(restored, await readBackup(file));
      expect(await allSums(restored)).toEqual(first);
      await expect(
        restored.prisma.$executeRaw`UPDATE audit_entries SET actor_label = 'nobody'`,
      ).rejects.toThrow();
      const original = database();
      replaceProcessSingleton("database", restored);
      const logs = await checkAuditLogs();
      replaceProcessSingleton("database", original);
      expect(logs.length).toBeGreaterThan(2);
      for (const { check } of logs) expect(check.brokenAt).toBeNull();
    } finally {
      await restored.close();
    }
  },
  timeLimit(120_000),
);

test("a file that ends in the middle, or is something else, is refused", async () => {
  const bytes = await readFile(file);
  const cut = path.join(folder, "cut.backup");
  await writeFile(cut, bytes.subarray(0, bytes.length / 2));
  const source = await readBackup(cut);
  const read = async () => {
    for await (const _ of source.rows(new Set()));
  };
  await expect(read()).rejects.toThrow(/ends in the middle/);
  await writeFile(cut, "nothing of ours");
  await expect(readBackup(cut)).rejects.toThrow("cut.backup");
});

/** Adds a reply whose key comes before that of the note it answers. */
async function replyFromBefore(): Promise<void> {
  const { prisma } = database();
  const reply = await prisma.note.findFirstOrThrow({ where: { parentId: { not: null } } });
  await prisma.note.create({ data: { ...reply, id: EARLY, requestId: EARLY } });
}

function copyDemo(onTable?: (sum: Sum) => void): Promise<Sum[]> {
  return withDatabaseSource(database(), "demo", (source) => copyInto(embedded, source, onTable));
}

async function allSums({ prisma }: Database): Promise<Sum[]> {
  return sumsOf(prisma, await tablesOf(prisma));
}
