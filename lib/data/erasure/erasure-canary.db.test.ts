/** A person leaves a word everywhere; once they are erased, it is nowhere. */
import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { checkAudit } from "@/lib/data/audit/audit-check";
import { decide } from "@/lib/data/reviews/decisions";
import { saveSessions } from "@/lib/data/sync/sync";
import { database } from "@/lib/db/client";
import { log, logSinks } from "@/lib/log";
import { TABLES } from "@/lib/privacy/data-map";
import { ERASED_BY } from "@/lib/privacy/erased-by";
import { requirePostgresBinaries } from "@/prisma/postgres-cluster";
import { CANARY, makeCanaryPerson } from "@/testing/canary-person";
import { startPlatform } from "@/testing/recording-scene";
import { timeLimit } from "@/testing/time-limit";
import { useTestDatabase } from "@/testing/use-test-database";
import { eraseCandidate, listErasures, previewErasure } from "./erasures";

const run = promisify(execFile);
const folder = mkdtempSync(path.join(os.tmpdir(), "debrief-canary-"));
process.env.DATA_DIR = folder;

useTestDatabase();

let platform: Awaited<ReturnType<typeof startPlatform>>;

beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(async () => {
  await platform.close();
  await rm(folder, { recursive: true, force: true });
});

test("every table that holds something of candidates says how it lets go of them", async () => {
  const holding = Object.entries(TABLES).filter(([, { holds }]) => holds.candidate);
  expect(Object.keys(ERASED_BY).toSorted()).toEqual(holding.map(([table]) => table).toSorted());
  const roots = { "with the interview": "interviews", "with the candidate": "candidates" };
  for (const [table, how] of Object.entries(ERASED_BY)) {
    const root = roots[how as keyof typeof roots];
    if (root) expect(await cascadesFrom(root), `${table} goes ${how}`).toContain(table);
  }
});

test(
  "once a person is erased, what they left is in no table, no dump, no file, no line of the log",
  async () => {
    const lines: string[] = [];
    const listen = (line: string) => lines.push(line);
    logSinks.add(listen);
    log.level = "debug";
    const person = await makeCanaryPerson(platform);
    const { actor, candidateId, displayName } = person;
    const mapped = Object.entries(TABLES).flatMap(([table, { holds }]) =>
      ERASED_BY[table]?.startsWith("stays") ? [] : (holds.candidate ?? []).map((name) => `${table}.${name}`),
    );
    expect(mapped.filter((column) => !NO_WORDS.includes(column)).toSorted()).toEqual(
      (await columnsWith(CANARY)).filter((column) => mapped.includes(column)),
    );

    expect(await previewErasure(actor, candidateId)).toMatchObject({
      displayName,
      counts: {
        interviews: 3,
        notes: 1,
        reviews: 1,
        decisions: 1,
        feedback: 1,
        linksClosed: 1,
        linksChanged: 1,
      },
    });
    await eraseCandidate(actor, candidateId, { reason: "asked", caseNumber: "DSR 7", typed: displayName });

    expect(await columnsWith(CANARY)).toEqual([]);
    if (inject("postgresUrl")) expect(await dump()).not.toContain(CANARY);
    for (const file of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (file.isFile())
        expect(await readFile(path.join(file.parentPath, file.name), "latin1")).not.toMatch(CANARY_TEXT);
    log.level = "silent";
    logSinks.delete(listen);
    expect(lines.join("\n")).not.toMatch(CANARY_TEXT);

    // What is told of later has nothing of them either, and the next listing brings nobody back.
    expect(await saveSessions(person.job, person.connectionId, person.sessions)).toEqual([]);
    await decide(actor, person.bystanderId, { outcome: "hold", reasonCode: null, comment: "" });
    expect(await columnsWith(CANARY)).toEqual([]);
    const bodies = await database().prisma.webhookDelivery.findMany({
      where: { webhookId: person.webhookId },
    });
    expect(bodies).toHaveLength(1);

    expect(await checkAudit(actor)).toMatchObject({ brokenAt: null });
    const { erasures } = await listErasures(actor);
    expect(erasures).toMatchObject([{ reason: "asked", caseNumber: "DSR 7", sessionsLeft: 3 }]);
    const links = await database().prisma.reviewLink.findMany({
      where: { tenantId: actor.tenantId },
      orderBy: { id: "asc" },
      select: { id: true, revokedAt: true, headline: true, items: { select: { interviewId: true } } },
    });
    expect(links).toEqual([
      { id: person.ownLinkId, revokedAt: expect.any(Date), headline: "", items: [] },
      { id: person.jointLinkId, revokedAt: null, headline: "", items: [{ interviewId: person.bystanderId }] },
    ]);
  },
  timeLimit(120_000),
);

const CANARY_TEXT = new RegExp(CANARY, "i");

/** Nothing that can be said gets there: a code, or what a trigger made of another column. */
const NO_WORDS: string[] = [];

/** The columns, of all tables, in which any row has the word. `transcript_passages.terms` has its stem. */
async function columnsWith(word: string): Promise<string[]> {
  const { prisma } = database();
  const columns = await prisma.$queryRawUnsafe<{ table: string; column: string; type: string }[]>(`
    SELECT table_name::text AS table, column_name::text AS column, data_type::text AS type
    FROM information_schema.columns WHERE table_schema = current_schema() AND table_name <> '_prisma_migrations'`);
  const found: string[] = [];
  for (const { table, column, type } of columns) {
    const text = type === "bytea" ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const [row] = await prisma.$queryRawUnsafe<{ count: bigint }[]>(
      `SELECT count(*) FROM "${table}" WHERE ${text} ILIKE '%${word.slice(0, 9)}%'`,
    );
    if (row && row.count > 0n) found.push(`${table}.${column}`);
  }
  return found.toSorted();
}

/** The tables whose rows go when rows of `root` do, by the database's own rules. */
async function cascadesFrom(root: string): Promise<string[]> {
  const rows = await database().prisma.$queryRawUnsafe<{ table: string }[]>(`
    WITH RECURSIVE gone(id) AS (
      SELECT '${root}'::regclass::oid
      UNION SELECT f.conrelid FROM pg_constraint f JOIN gone ON f.confrelid = gone.id
        WHERE f.contype = 'f' AND f.confdeltype = 'c')
    SELECT id::regclass::text AS table FROM gone`);
  return rows.map(({ table }) => table);
}

async function dump(): Promise<string> {
  const [row] = await database().prisma.$queryRaw<
    { name: string }[]
  >`SELECT current_database()::text AS name`;
  const url = inject("postgresUrl").replace(/[^/]+$/, row?.name ?? "");
  const program = path.join(await requirePostgresBinaries(), "pg_dump");
  const { stdout } = await run(program, [url], { maxBuffer: 256 * 1024 * 1024 });
  // Bytes are in hex.
  return stdout.toLowerCase().replaceAll(Buffer.from(CANARY).toString("hex"), CANARY);
}
