/** The work of a refused sign-in, which the next request waits for on the embedded database, tells nobody who has an account. */
import { expect, test } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { database } from "@/lib/db/client";
import { createMember, createTenant } from "@/prisma/factories";
import { useStatementLog } from "@/testing/use-statement-log";
import { pretendForPerson, recordForPerson } from "./person-audit";

const during = useStatementLog();

const REFUSED = { action: "account.sign_in_refused", details: { wrong: "password" } } as const;

test("a refusal for nobody writes what one for somebody does, and leaves nothing", async () => {
  const { userId } = await createMember(await createTenant());
  const writes = (statements: string[]) =>
    statements.filter((statement) => /INSERT INTO/.test(statement)).length;
  const known = writes(await during(() => recordForPerson(userId, UNKNOWN_ORIGIN, REFUSED)));
  const entries = await database().prisma.auditEntry.count();
  const unknown = writes(await during(() => pretendForPerson(UNKNOWN_ORIGIN, REFUSED)));
  expect(known).toBeGreaterThan(0);
  expect(unknown).toBe(known);
  expect(await database().prisma.auditEntry.count()).toBe(entries);
});
