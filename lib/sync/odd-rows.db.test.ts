/** Rows as other people's platforms write them, by the real runner and client, from a server of their own. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EVERY_INTERVIEW } from "@/lib/data/interview-list/interview-filter";
import { listInterviews } from "@/lib/data/interview-list/interview-list";
import { addConnection } from "@/lib/data/platform/connections";
import { getSyncStatus } from "@/lib/data/sync/sync-status";
import { database } from "@/lib/db/client";
import { runDueJobs } from "@/lib/jobs/runner";
import { metrics } from "@/lib/metrics";
import { createMember, createTenant } from "@/prisma/factories";
import { row, sendJson, TEST_KEY } from "@/testing/platform-server";
import { useTestDatabase } from "@/testing/use-test-database";

useTestDatabase();

let rows: unknown[] = [];
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    const id = /sessions\/([\w-]+)$/.exec(request.url ?? "")?.[1];
    const one = rows.find((known) => (known as { id?: string }).id === id);
    sendJson(response, 200, id ? one : { sessions: rows, total: rows.length });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env.PLATFORM_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

async function tenantOf(listed: unknown[]) {
  rows = listed;
  const { actor } = await createMember(await createTenant());
  await addConnection(actor, TEST_KEY);
  return actor;
}

async function runAll(): Promise<void> {
  await database().prisma.job.updateMany({ data: { runAt: new Date(0) } });
  await database().prisma.tenantPace.deleteMany({});
  await database().prisma.platformConnection.updateMany({ data: { checkedAt: null, fullySyncedAt: null } });
  while ((await runDueJobs()) > 0);
}

const everything = {
  ...{ statuses: [], ...EVERY_INTERVIEW, query: "", cursor: null, limit: 100 },
  ...({ sort: "createdAt", direction: "desc" } as const),
};

const countOf = async (name: "oddFields" | "lostRows") =>
  (await metrics[name].get()).values.reduce((sum, { value }) => sum + value, 0);

test("an interview appears whatever its details are like, and what could not be read is told of", async () => {
  const [oddBefore, lostBefore] = [await countOf("oddFields"), await countOf("lostRows")];
  const actor = await tenantOf([
    row(1, { metadata: [], tags: {}, completed_at: "" }),
    row(2, { completed_at: "soon", metadata: "x" }),
    row(3, { completed_at: "later", role_name: "r".repeat(100_000), candidate_ref: "c".repeat(100_000) }),
    { id: "no-status" },
  ]);
  await runAll();
  expect((await listInterviews(actor, everything)).items).toHaveLength(3);
  const status = await getSyncStatus(actor);
  expect(status?.lost).toEqual({ rows: 1, path: "sessions[3].status" });
  expect(status?.odd.interviews).toBe(2);
  expect(status?.odd.fields[0]).toEqual({ path: "completed_at", count: 2 });
  expect(await countOf("oddFields")).toBe(oddBefore + 4);
  expect(await countOf("lostRows")).toBeGreaterThan(lostBefore);

  // Read again, nothing new is odd; mended, nothing is odd any more.
  await runAll();
  expect(await countOf("oddFields")).toBe(oddBefore + 4);
  rows.splice(1, 3, row(2), row(3), row(4));
  await runAll();
  expect((await listInterviews(actor, everything)).items).toHaveLength(4);
  expect(await getSyncStatus(actor)).toMatchObject({
    lost: { rows: 0, path: null },
    odd: { interviews: 0, fields: [] },
  });
});

test("a live interview ends although its row is odd", async () => {
  const actor = await tenantOf([row(1, { status: "active" })]);
  await runAll();
  rows[0] = row(1, { status: "COMPLETED", completed_at: "", duration_sec: "60", tags: "a,b", metadata: [] });
  await runAll();
  expect((await listInterviews(actor, everything)).items).toMatchObject([
    { status: "completed", durationSec: 60 },
  ]);
});
