import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type Database, openEmbedded } from "@/lib/db/client";
import { sqlStateOf } from "@/lib/db/hindrance";
import { timeLimit } from "@/testing/time-limit";

let opened: Database;

beforeAll(async () => {
  opened = openEmbedded();
  await opened.prisma.$queryRaw`SELECT 1`;
});

afterAll(() => opened?.close());

const SLOW = `SELECT count(*)::int AS rows FROM generate_series(1, 4000000)`;

/** The longest time between two turns of this thread while `work` goes on. */
async function longestWaitMs(work: () => Promise<unknown>): Promise<{ waitMs: number; turns: number }> {
  let isDone = false;
  const done = work().finally(() => {
    isDone = true;
  });
  let [waitMs, turns, lastMs] = [0, 0, performance.now()];
  while (!isDone) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    const nowMs = performance.now();
    waitMs = Math.max(waitMs, nowMs - lastMs);
    lastMs = nowMs;
    turns += 1;
  }
  await done;
  return { waitMs, turns };
}

test("a slow statement keeps nobody else waiting", async () => {
  const startedAtMs = performance.now();
  const { waitMs, turns } = await longestWaitMs(() => opened.prisma.$queryRawUnsafe(SLOW));
  const tookMs = performance.now() - startedAtMs;
  expect(tookMs).toBeGreaterThan(200);
  expect(turns).toBeGreaterThan(20);
  // A busy machine keeps everybody waiting, but never as long as the statement takes.
  expect(waitMs).toBeLessThan(Math.max(50, tookMs / 4));
});

test("a notification is heard before the statement that sent it is answered", async () => {
  const heard: string[] = [];
  const stop = await opened.listen("news", (payload) => heard.push(payload));
  await opened.prisma.$executeRaw`SELECT pg_notify('news', 'one')`;
  expect(heard).toEqual(["one"]);
  await opened.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_notify('news', 'two')`;
  });
  expect(heard).toEqual(["one", "two"]);
  await stop();
  await opened.prisma.$executeRaw`SELECT pg_notify('news', 'three')`;
  expect(heard).toEqual(["one", "two"]);
});

test("two who listen on a channel both hear, and one of them may stop", async () => {
  const [one, other]: [string[], string[]] = [[], []];
  const stopOne = await opened.listen("shared", (payload) => one.push(payload));
  const stopOther = await opened.listen("shared", (payload) => other.push(payload));
  await stopOne();
  await opened.prisma.$executeRaw`SELECT pg_notify('shared', 'still')`;
  expect([one, other]).toEqual([[], ["still"]]);
  await stopOther();
});

test("errors come with PostgreSQL's code, and a transaction that failed leaves nothing behind", async () => {
  const { prisma } = opened;
  await prisma.$executeRaw`CREATE TABLE kept (id int PRIMARY KEY, bytes bytea, at timestamptz)`;
  const bytes = new Uint8Array([0, 1, 255]);
  const at = new Date("2026-03-01T10:00:00.123Z");
  await prisma.$executeRaw`INSERT INTO kept VALUES (1, ${bytes}, ${at})`;
  const failed = prisma.$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO kept VALUES (2, NULL, NULL)`;
    await tx.$executeRaw`INSERT INTO kept VALUES (1, NULL, NULL)`;
  });
  expect(sqlStateOf(await failed.catch((error: unknown) => error))).toBe("23505");
  expect(await prisma.$queryRaw`SELECT * FROM kept`).toEqual([{ id: 1, bytes, at }]);
});

test("once it is closed, whoever asks is told so at once", async () => {
  const other = openEmbedded();
  await other.prisma.$queryRaw`SELECT 1`;
  await other.close();
  await other.close();
  await expect(other.prisma.$queryRaw`SELECT 1`).rejects.toThrow(/stopped/);
});

test(
  "a program that migrates the folder says what it did, ends, and leaves it to the next",
  async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), "debrief-migrate-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const migrate = () =>
      promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/migrate.ts"], {
        env: { ...process.env, DATABASE_URL: "", DATA_DIR: folder },
      });
    expect((await migrate()).stdout).toMatch(/^Applied /);
    expect((await migrate()).stdout).toMatch(/up to date/);
  },
  timeLimit(90_000),
);
