import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { freePort } from "@/prisma/free-port";
import { type Sandbox, startSandbox } from "@/sandbox/server";
import { startSmtp } from "@/testing/smtp";
import { TEMPLATE_DATABASE } from "@/testing/test-databases";

let sandbox: Sandbox;
let folder: string;
let healthy: Record<string, string>;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  sandbox = await startSandbox();
  folder = await mkdtemp(path.join(os.tmpdir(), "debrief-doctor-"));
  const smtp = await startSmtp();
  closing.push(
    () => smtp.close(),
    () => sandbox.close(),
    () => rm(folder, { recursive: true }),
  );
  healthy = {
    ENCRYPTION_KEY: "a".repeat(64),
    NEXTAUTH_SECRET: "s".repeat(32),
    NEXTAUTH_URL: "http://127.0.0.1:1",
    DATABASE_URL: inject("postgresUrl").replace(/[^/]+$/, TEMPLATE_DATABASE),
    DATA_DIR: folder,
    SPOOL_MAX_BYTES: "1000000",
    PLATFORM_URL: sandbox.url,
    SMTP_URL: smtp.url,
    MAIL_FROM: "Debrief <debrief@example.test>",
  };
});

afterAll(async () => {
  for (const close of closing) await close();
});

test("what is well and what is not stand line by line, and the command fails for the latter", async () => {
  const { lines, code } = await doctor(healthy);
  expect(lines.slice(0, -1).every((line) => line.startsWith("✓"))).toBe(true);
  expect(lines.at(-1)).toMatch(/^✗ Public address: NEXTAUTH_URL: 127.0.0.1:1 cannot be reached/);
  expect(code).toBe(1);
});

test("each fault says its cause and what to do, and no password", async () => {
  const { lines } = await doctor({
    ...healthy,
    DATABASE_URL: inject("postgresUrl")
      .replace("//postgres", "//postgres:hush-hush")
      .replace(/[^/]+$/, "nowhere"),
    SMTP_URL: `smtp://robot:hush-hush@127.0.0.1:${await freePort()}`,
    PLATFORM_URL: `http://127.0.0.1:${await freePort()}`,
    SPOOL_MAX_BYTES: String(1024 ** 5),
  });
  const said = lines.join("\n");
  expect(said).toMatch(/✗ Data folder: .* are free, and up to .* lower SPOOL_MAX_BYTES/);
  expect(said).toMatch(/✗ Database: DATABASE_URL: PostgreSQL has no database of that name/);
  expect(said).toMatch(/✗ Platform: .*cannot be reached \(ECONNREFUSED\)/);
  expect(said).toMatch(/✗ Mail: .*ECONNREFUSED|✗ Mail: .*ESOCKET/);
  expect(said).not.toContain("hush-hush");
});

test("settings that are missing are named all at once", async () => {
  const { lines } = await doctor({ ...healthy, ENCRYPTION_KEY: "", NEXTAUTH_URL: "nothing" });
  expect(lines.join("\n")).toMatch(/✗ Settings: [\s\S]*ENCRYPTION_KEY[\s\S]*NEXTAUTH_URL/);
});

function doctor(settings: Record<string, string>): Promise<{ lines: string[]; code: number }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", "scripts/doctor.ts"],
      { env: { PATH: process.env.PATH, NODE_ENV: "production", ...settings } as NodeJS.ProcessEnv },
      (error, stdout) => resolve({ lines: stdout.trim().split("\n"), code: Number(error?.code ?? 0) }),
    );
  });
}
