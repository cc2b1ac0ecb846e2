/** What row-level security costs: the same statements by the scoped client, and by Prisma with the tenant put in by hand. */
import os from "node:os";
import type { MemberActor } from "@/lib/auth/actor";
import { type Database, openEmbedded, openPostgres } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { createMember, createTenant } from "@/prisma/factories";
import { fillInterviews } from "@/prisma/fill-interviews";
import { findPostgresBinaries, startPostgresCluster } from "@/prisma/postgres-cluster";
import { markdownTable } from "../shared/markdown-table";
import { median, percentile } from "../shared/statistics";

const ROWS = 10_000;
const TIMES = 1_000;

type Tables = Pick<ReturnType<typeof tenantDb>, "interview" | "membership">;
type Statement = (tables: Tables, actor: MemberActor) => Promise<unknown>;

const STATEMENTS: Record<string, Statement> = {
  "one row by its key": ({ membership }, { tenantId, user }) =>
    membership.findFirst({ where: { tenantId, userId: user.id }, select: { role: true } }),
  "fifty rows": ({ interview }, { tenantId }) =>
    interview.findMany({
      where: { tenantId },
      orderBy: [{ sessionCreatedAt: "desc" }, { id: "desc" }],
      take: 50,
      select: { id: true, status: true, candidateName: true },
    }),
  "one write": ({ membership }, { tenantId, user }) =>
    membership.updateMany({ where: { tenantId, userId: user.id }, data: { lastSeenAt: new Date() } }),
};

/** Tables for PostgreSQL and for the embedded database. */
export async function run(): Promise<string> {
  const binaries = await findPostgresBinaries();
  if (!binaries) throw new Error("This bench needs PostgreSQL's server.");
  const cluster = await startPostgresCluster(binaries);
  const rows: string[][] = [];
  try {
    for (const [name, database] of [
      ["PostgreSQL", openPostgres(cluster.url("postgres"))],
      ["embedded", openEmbedded()],
    ] as const) {
      rows.push(...(await measure(name, database)));
      await database.close();
    }
  } finally {
    await cluster.stop();
  }
  const heads = ["statement", "without, median", "with, median", "without, p95", "with, p95"];
  const load = os.loadavg()[0]?.toFixed(1);
  return `${markdownTable(heads, rows)}

${TIMES} of each, in turns, one after another, in a tenant of ${ROWS.toLocaleString("en")} interviews. With row-level security
each statement is a transaction of four: begin, name role and tenant, the statement, commit. A database that is a millisecond
away adds three of them. ${os.cpus().length} processors, Node ${process.versions.node}; load at the end ${load}.`;
}

async function measure(name: string, database: Database): Promise<string[][]> {
  await migrate(database);
  replaceProcessSingleton("database", database);
  const tenant = await createTenant();
  const { actor } = await createMember(tenant);
  await fillInterviews(database, tenant.id, ROWS);
  const rows: string[][] = [];
  for (const [what, statement] of Object.entries(STATEMENTS)) {
    const [without, secured]: [number[], number[]] = [[], []];
    for (let time = 0; time < TIMES; time += 1) {
      without.push(await timeOf(() => statement(database.prisma as unknown as Tables, actor)));
      secured.push(await timeOf(() => statement(tenantDb(actor), actor)));
    }
    const cells = [median(without), median(secured), percentile(without, 0.95), percentile(secured, 0.95)];
    rows.push([`${name}: ${what}`, ...cells.map((value) => `${value.toFixed(2)} ms`)]);
  }
  return rows;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}
