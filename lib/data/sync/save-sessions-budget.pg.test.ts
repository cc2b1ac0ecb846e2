import { expect, test } from "vitest";
import { actorForJob } from "@/lib/auth/actor";
import { database } from "@/lib/db/client";
import { createConnection, createTenant } from "@/prisma/factories";
import { platformSession } from "@/testing/platform-session";
import { useStatementLog } from "@/testing/use-statement-log";
import { saveSessions } from "./sync";

const BUDGET = 15;

const statementsDuring = useStatementLog();

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
