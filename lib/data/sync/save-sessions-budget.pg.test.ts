import { expect, test } from "vitest";
import { actorForJob } from "@/lib/auth/actor";
import { database } from "@/lib/db/client";
import type { PlatformSession } from "@/lib/platform/schemas";
import { createConnection, createTenant } from "@/prisma/factories";
import { platformSession } from "@/testing/platform-session";
import { useStatementLog } from "@/testing/use-statement-log";
import { saveSessions } from "./sync";

const BUDGET = 16;
const UNCHANGED_BUDGET = 7;
const CHANGED_BUDGET = 19;

const COMPLETED_AT = new Date(2026, 10, 2);

const statementsDuring = useStatementLog();

const listed = (count: number, prefix: string): PlatformSession[] =>
  Array.from({ length: count }, (_, number) =>
    platformSession({
      id: `${prefix}-${number}`,
      candidateRef: number % 3 === 0 ? null : `${prefix}-ref-${number >> 1}`,
      status: "active",
      tags: ["one"],
      metadata: { candidate_name: `Ada ${number}` },
      feedback: { rating: 4, comment: "Fine" },
      createdAt: new Date(2026, 10, 1, 0, number),
    }),
  );

/** Everything that a later listing may say otherwise, but for the reference. */
function saidOtherwise(session: PlatformSession, number: number): PlatformSession {
  if (number % 2 === 1) return session;
  return {
    ...session,
    ...{ status: "completed", completedAt: COMPLETED_AT, durationSec: 60 + number, hasTranscript: true },
    metadata: { candidate_name: `Zoë ${number}`, candidate_email: `z${number}@example.test` },
    ...{ tags: ["one", `tag ${number}`], feedback: { rating: 2, comment: `No ${number}` } },
  };
}

test("a page of a hundred new sessions is saved by a fixed number of statements", async () => {
  const tenant = await createTenant();
  const connection = await createConnection(tenant.id);
  const actor = actorForJob(tenant.id, "test");
  const page = (count: number, prefix: string) =>
    Array.from({ length: count }, (_, number) =>
      platformSession({
        id: `${prefix}-${number}`,
        candidateRef: number % 3 === 0 ? null : `${prefix}-ref-${number >> 1}`,
        status: "completed",
        completedAt: new Date(),
        hasTranscript: true,
      }),
    );
  const few = await statementsDuring(() => saveSessions(actor, connection.id, page(2, "few"), new Date()));
  const many = await statementsDuring(async () => {
    const changes = await saveSessions(actor, connection.id, page(100, "many"), new Date());
    expect(changes).toHaveLength(100);
  });
  expect(many.length, many.join("\n")).toBeLessThanOrEqual(BUDGET);
  expect(many.length).toBe(few.length);
  expect(await database().prisma.interview.count()).toBe(102);
  const candidates = await database().prisma.candidate.findMany({ select: { interviewCount: true } });
  expect(candidates.reduce((sum, { interviewCount }) => sum + interviewCount, 0)).toBe(102);
});

test("a page of known sessions takes a fixed number of statements, however many of them say something new", async () => {
  const tenant = await createTenant();
  const connection = await createConnection(tenant.id);
  const actor = actorForJob(tenant.id, "test");
  const [few, many] = [listed(4, "known-few"), listed(100, "known-many")];
  const save = (page: PlatformSession[]) => saveSessions(actor, connection.id, page, new Date());
  for (const page of [few, many]) await save(page);

  const unchanged = [await statementsDuring(() => save(few)), await statementsDuring(() => save(many))];
  expect(unchanged[1]?.length, unchanged[1]?.join("\n")).toBeLessThanOrEqual(UNCHANGED_BUDGET);
  expect(unchanged[1]?.length).toBe(unchanged[0]?.length);

  const changed = [
    await statementsDuring(() => save(few.map(saidOtherwise))),
    await statementsDuring(async () => {
      expect(await save(many.map(saidOtherwise))).toHaveLength(50);
    }),
  ];
  expect(changed[1]?.length, changed[1]?.join("\n")).toBeLessThanOrEqual(CHANGED_BUDGET);
  expect(changed[1]?.length).toBe(changed[0]?.length);
  const { prisma } = database();
  const rows = await prisma.interview.findMany({ where: { sessionId: { startsWith: "known-many" } } });
  for (const row of rows) {
    const number = Number(row.sessionId.split("-").at(-1));
    const isChanged = number % 2 === 0;
    expect(row).toMatchObject({
      status: isChanged ? "completed" : "active",
      durationSec: isChanged ? 60 + number : null,
      tags: isChanged ? ["one", `tag ${number}`] : ["one"],
      feedback: isChanged ? { rating: 2, comment: `No ${number}` } : { rating: 4, comment: "Fine" },
    });
    // Whose latest interview says nothing new keeps the name that it gives.
    const hasLater = number % 6 === 4 && number < 99;
    if (isChanged) expect(row.candidateName).toBe(hasLater ? `Ada ${number + 1}` : `Zoë ${number}`);
  }
  // Said again, it is no news.
  expect(await save(many.map(saidOtherwise))).toEqual([]);
});
