import os from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";
import { findProgram } from "./prisma/find-program.ts";
import { findPostgresBinaries } from "./prisma/postgres-cluster.ts";
import { timeLimit } from "./testing/time-limit.ts";

const DATABASE_TESTS = "**/*.db.test.ts";
/** What only a PostgreSQL server can be asked. */
const POSTGRES_TESTS = "**/*.pg.test.ts";
/** What needs PgBouncer as well. */
const POOLER_TESTS = "**/*.pooler.test.ts";

const shared = {
  environment: "node",
  // Not UTC and not a whole hour, so that code which forgets a time zone fails here.
  env: {
    TZ: "Asia/Kathmandu",
    NODE_ENV: "test",
    LOG_LEVEL: "silent",
    NEXTAUTH_URL: "http://127.0.0.1:3000",
    NEXTAUTH_SECRET: "a secret for tests that is long enough",
    ENCRYPTION_KEY: "dGVzdCBrZXkgdGVzdCBrZXkgdGVzdCBrZXkgdGVzdCE=",
  },
} as const;

/** Where the kind of database shows: SQL of our own, locks, NOTIFY, clocks, and what keeps tenants apart. */
const ON_BOTH_KINDS = [
  "lib/{db,tenant,jobs,tracing}/**/*.db.test.ts",
  "lib/sync/sync.db.test.ts",
  "lib/data/{isolation,limited-reach}.db.test.ts",
  "lib/data/audit/*.db.test.ts",
  "lib/data/{erasure,retention}/*.db.test.ts",
  "lib/data/candidates/candidate{s,-imports*}.db.test.ts",
  "lib/data/interview-list/interview-filter.db.test.ts",
  "lib/data/results/transcript-search.db.test.ts",
];

const ON_EITHER_KIND = ["{lib,app,pages,prisma}/**/*.db.test.ts"];

const databaseProject = (name: string, include: string[]) => ({
  extends: true as const,
  test: {
    ...shared,
    // What is erased in a test stands in no ledger of this folder's own installation.
    env: { ...shared.env, DATA_DIR: path.join(os.tmpdir(), "debrief-tests") },
    name,
    include,
    globalSetup: "./testing/test-databases.ts",
    testTimeout: timeLimit(30_000),
    hookTimeout: timeLimit(60_000),
  },
});

async function databaseProjects() {
  if (!(await findPostgresBinaries())) return [databaseProject("embedded", ON_EITHER_KIND)];
  const hasPooler = findProgram("pgbouncer") !== null;
  if (!hasPooler) console.warn("PgBouncer is not installed: what goes through a pooler is not tested.");
  const onServer = [POSTGRES_TESTS, ...(hasPooler ? [POOLER_TESTS] : [])];
  return [
    databaseProject("embedded", ON_BOTH_KINDS),
    databaseProject("postgres", [
      ...ON_EITHER_KIND,
      ...onServer.map((tests) => `{lib,prisma,scripts}/${tests}`),
    ]),
  ];
}

export default defineConfig(async () => ({
  test: {
    // By default one processor is left free: on two, everything would run one after another.
    maxWorkers: "100%",
    projects: [
      {
        extends: true as const,
        test: {
          ...shared,
          name: "unit",
          testTimeout: timeLimit(30_000),
          include: ["{lib,components,app,pages,sandbox,scripts,deploy}/**/*.test.{ts,tsx}"],
          exclude: [DATABASE_TESTS, POSTGRES_TESTS, POOLER_TESTS],
        },
      },
      ...(await databaseProjects()),
    ],
  },
  resolve: {
    alias: {
      "@": import.meta.dirname,
      // `server-only` throws outside the React server bundle; tests are server code.
      "server-only": path.join(import.meta.dirname, "scripts/empty-module.ts"),
    },
  },
}));
