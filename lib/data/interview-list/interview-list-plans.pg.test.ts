/** Whether the list stays quick as it grows is decided by its query plans: no page may read or sort the tenant's rows. */
import { PrismaPg } from "@prisma/adapter-pg";
import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { MemberActor } from "@/lib/auth/actor";
import { database } from "@/lib/db/client";
import { PrismaClient } from "@/lib/db/generated/client";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import { createMember, createTenant } from "@/prisma/factories";
import { fillInterviews } from "@/prisma/fill-interviews";
import { useTestDatabase } from "@/testing/use-test-database";
import { EVERY_INTERVIEW } from "./interview-filter";
import { type InterviewSort, type ListInterviewsInput, listInterviews } from "./interview-list";

useTestDatabase();

const ROWS = 30_000;
const FIRST: ListInterviewsInput = {
  statuses: [],
  ...EVERY_INTERVIEW,
  query: "",
  sort: "createdAt",
  direction: "desc",
  cursor: null,
  limit: 50,
};

let actor: MemberActor;
let prisma: PrismaClient<"query">;
let explainer: Client;
const asked: { query: string; params: string }[] = [];

beforeAll(async () => {
  const tenant = await createTenant();
  actor = (await createMember(tenant)).actor;
  await fillInterviews(database(), tenant.id, ROWS);
  const [here] = await database().prisma.$queryRaw<{ name: string }[]>`SELECT current_database() AS name`;
  const url = inject("postgresUrl").replace(/[^/]+$/, here?.name ?? "");
  explainer = new Client({ connectionString: url });
  await explainer.connect();
  prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url }),
    log: [{ emit: "event", level: "query" }],
  });
  prisma.$on("query", ({ query, params }) => asked.push({ query, params }));
  replaceProcessSingleton("database", { ...database(), prisma });
});

afterAll(async () => {
  await explainer.end();
  await prisma.$disconnect();
});

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };

/** The nodes of the plans of what the list asked of interviews, as text: `Index Scan`, `Sort`. */
async function nodesOf(input: Partial<ListInterviewsInput>): Promise<string[]> {
  asked.length = 0;
  await listInterviews(actor, { ...FIRST, ...input });
  const ofInterviews = asked.filter(({ query }) => query.includes('FROM "public"."interviews"'));
  expect(ofInterviews.length).toBeGreaterThan(1);
  const nodes: string[] = [];
  for (const { query, params } of ofInterviews) {
    // Rows that are named by their ids: for a thousand of a small table the planner may well read all of it.
    if (query.includes('."id" IN (')) continue;
    const { rows } = await explainer.query(`EXPLAIN (FORMAT JSON) ${query}`, JSON.parse(params));
    const ofQuery: string[] = [];
    collect(rows[0]["QUERY PLAN"][0].Plan, ofQuery);
    // What is counted has no order that anybody sees, and ends at ten thousand.
    nodes.push(...(query.startsWith("SELECT COUNT") ? ofQuery.filter((node) => node !== "Sort") : ofQuery));
  }
  return nodes;
}

function collect(plan: Plan, into: string[]): void {
  into.push(plan["Relation Name"] ? `${plan["Node Type"]} ${plan["Relation Name"]}` : plan["Node Type"]);
  for (const inner of plan.Plans ?? []) collect(inner, into);
}

const SORTS: InterviewSort[] = [
  "createdAt",
  "completedAt",
  "candidate",
  "role",
  "status",
  "language",
  "duration",
];
const ORDERS = SORTS.flatMap((sort) => (["asc", "desc"] as const).map((direction) => ({ sort, direction })));

test.each(ORDERS)(
  "by $sort, $direction: the first page, the next and the one before are read off an index",
  async (order) => {
    const first = await listInterviews(actor, { ...FIRST, ...order });
    const second = await listInterviews(actor, { ...FIRST, ...order, cursor: first.nextCursor });
    for (const cursor of [null, first.nextCursor, second.previousCursor]) {
      const nodes = await nodesOf({ ...order, cursor });
      expect(nodes.filter((node) => /^(Seq Scan interviews|Sort|Incremental Sort)$/.test(node))).toEqual([]);
    }
  },
);

test.each([
  { statuses: ["active"] },
  { statuses: ["failed"] },
  { role: ["Nurse"] },
  { decision: ["advance"] as const },
  { statuses: ["completed"], role: ["Driver"] },
  { language: ["ka"] },
  { tag: ["night"] },
  { consent: ["explicit"] },
  { received: "7d" },
  { completed: "1d" },
  { query: "ref-4321" },
  { query: "silva 777" },
  { query: "qx" },
  { query: "nobody of this name", sort: "candidate" as const },
  { query: "zzz", role: ["Nurse"] },
])("filtered by %o no row is read that an index does not name", async (filter) => {
  expect((await nodesOf(filter)).filter((node) => node === "Seq Scan interviews")).toEqual([]);
});

test("what few have is looked for by the index of pieces, in whatever order", async () => {
  for (const order of ORDERS)
    expect(await nodesOf({ ...order, query: "ref-4321" }), order.sort).toContain(
      "Bitmap Heap Scan interviews",
    );
});

test("what many have is found along the order, and its number is an estimate of the right size", async () => {
  const { items, total } = await listInterviews(actor, { ...FIRST, query: "ref" });
  expect(items).toHaveLength(FIRST.limit);
  expect(total.kind).toBe("about");
  expect(Math.abs(total.value - ROWS)).toBeLessThan(ROWS / 5);
  expect(await nodesOf({ query: "ref" })).not.toContain("Bitmap Heap Scan interviews");
});

test("a small tenant beside a large one finds its own", async () => {
  const tenant = await createTenant();
  const small = (await createMember(tenant)).actor;
  await fillInterviews(database(), tenant.id, 50);
  const { items, total } = await listInterviews(small, { ...FIRST, query: "silva" });
  expect(total).toEqual({ value: items.length, kind: "exact" });
  expect(items.every(({ candidateName }) => candidateName.includes("Silva"))).toBe(true);
});
