/** How long the list of interviews takes as it grows: the whole call of `listInterviews`, counts included. */
import os from "node:os";
import type { MemberActor } from "@/lib/auth/actor";
import { EVERY_INTERVIEW } from "@/lib/data/interview-list/interview-filter";
import { type ListInterviewsInput, listInterviews } from "@/lib/data/interview-list/interview-list";
import { type Database, openEmbedded, openPostgres } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import { createMember, createTenant } from "@/prisma/factories";
import { fillInterviews } from "@/prisma/fill-interviews";
import { findPostgresBinaries, startPostgresCluster } from "@/prisma/postgres-cluster";
import { markdownTable } from "../shared/markdown-table";
import { percentile } from "../shared/statistics";
import { measurePage } from "./page";

const POSTGRES_ROWS = [10_000, 100_000, 1_000_000];
const EMBEDDED_ROWS = [10_000, 100_000];
const TIMES = 40;
// A slow case is measured less often, so that the bench ends.
const LONGEST_MS = 8_000;

const FIRST: ListInterviewsInput = {
  statuses: [],
  ...EVERY_INTERVIEW,
  query: "",
  sort: "createdAt",
  direction: "desc",
  cursor: null,
  limit: 50,
};

const CASES: Record<string, Partial<ListInterviewsInput>> = {
  "first page": {},
  "next page": { cursor: "next" },
  "status: one of a thousand": { statuses: ["active"] },
  "status: most of them": { statuses: ["completed"] },
  role: { role: ["Nurse"] },
  language: { language: ["ka"] },
  tag: { tag: ["night"] },
  "received in a week": { received: "7d" },
  "completed in a year": { completed: "365d" },
  "not decided": { decision: ["none"] },
  "assigned to me: one of two hundred": { assignee: ["me"] },
  "assigned to nobody": { assignee: ["nobody"] },
  "role and status": { role: ["Nurse"], statuses: ["failed"] },
  decision: { decision: ["advance"] },
  "sorted by candidate": { sort: "candidate", direction: "asc" },
  "sorted by role, next page": { sort: "role", direction: "asc", cursor: "next" },
  "sorted by status": { sort: "status", direction: "desc" },
  "sorted by duration, longest first": { sort: "duration" },
  "sorted by completion": { sort: "completedAt" },
  "search: a name that many have": { query: "Silva" },
  "search: that name, sorted by it": { query: "Silva", sort: "candidate", direction: "asc" },
  "search: that name, with a role and a status": { query: "Silva", role: ["Nurse"], statuses: ["failed"] },
  "search: two words": { query: "silva 777" },
  "search: one reference": { query: "ref-4321" },
  "search: two letters": { query: "ma" },
  "search: nobody": { query: "qx" },
};

/** Tables for PostgreSQL and for the embedded database. */
export async function run(): Promise<string> {
  const parts = [await onPostgres(), await onEmbedded()];
  const load = os.loadavg().map((value) => value.toFixed(1));
  return `${parts.join("\n\n")}

Each figure is the 95th percentile of up to ${TIMES} calls of \`listInterviews\`, one after another: rows, standings and the
counts of all statuses. The bar is 50 ms at a million; whatever is above it has missed it. Counts are exact up to 10,000 and
estimates beyond. A name that many have, sorted by a column in which none of them comes soon, is collected and sorted as a
whole. ${os.cpus().length} processors, Node ${process.versions.node}; load at the end ${load.join(", ")}.`;
}

async function onPostgres(): Promise<string> {
  const binaries = await findPostgresBinaries();
  if (!binaries) return "PostgreSQL's server is not installed, so it was not measured.";
  const cluster = await startPostgresCluster(binaries);
  try {
    const database = openPostgres(cluster.url("postgres"));
    const table = await measure("PostgreSQL", database, POSTGRES_ROWS);
    const page = await measurePage(database, cluster.url("postgres"));
    await database.close();
    return `${table}\n\n${page}`;
  } finally {
    await cluster.stop();
  }
}

async function onEmbedded(): Promise<string> {
  const database = openEmbedded();
  const table = await measure("Embedded", database, EMBEDDED_ROWS);
  await database.close();
  return table;
}

async function measure(name: string, database: Database, sizes: number[]): Promise<string> {
  await migrate(database);
  replaceProcessSingleton("database", database);
  const columns: string[][] = [];
  for (const rows of sizes) {
    console.error(`  ${name}, ${rows} interviews`);
    const tenant = await createTenant();
    const { actor } = await createMember(tenant);
    await fillInterviews(database, tenant.id, rows);
    await assignSome(database, actor);
    const column: string[] = [];
    for (const input of Object.values(CASES)) column.push(await timeOf(actor, input));
    columns.push(column);
  }
  const heads = [`${name}, p95`, ...sizes.map((rows) => `${rows.toLocaleString("en")} interviews`)];
  return markdownTable(
    heads,
    Object.keys(CASES).map((what, index) => [what, ...columns.map((column) => column[index] ?? "")]),
  );
}

async function assignSome({ prisma }: Database, { tenantId, user }: MemberActor): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO assignments (tenant_id, interview_id, reviewer_id)
    SELECT tenant_id, id, ${user.id}::uuid FROM interviews
    WHERE tenant_id = ${tenantId}::uuid AND duration_sec % 200 = 0`;
  await prisma.$executeRawUnsafe("VACUUM ANALYZE assignments");
}

async function timeOf(actor: MemberActor, input: Partial<ListInterviewsInput>): Promise<string> {
  const asked = { ...FIRST, ...input };
  if (asked.cursor) asked.cursor = (await listInterviews(actor, { ...asked, cursor: null })).nextCursor;
  const timesMs: number[] = [];
  const startedMs = performance.now();
  while (timesMs.length < TIMES && performance.now() - startedMs < LONGEST_MS) {
    const beforeMs = performance.now();
    await listInterviews(actor, asked);
    timesMs.push(performance.now() - beforeMs);
  }
  return `${percentile(timesMs, 0.95).toFixed(1)} ms`;
}
