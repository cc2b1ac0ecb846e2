/** What one address of the list can make the database do, and how often one person can search. */
import { expect, test } from "vitest";
import { parseListInput } from "@/app/t/[tenant]/interviews/(list)/parse-list-input";
import { demandSearch, maySearch } from "@/lib/auth/search-budget";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { useStatementLog } from "@/testing/use-statement-log";
import { listInterviews } from "./interview-list";

const during = useStatementLog();

async function scene() {
  const tenant = await createTenant();
  const connection = await createConnection(tenant.id);
  for (const status of ["completed", "failed"])
    await createInterview(tenant.id, connection.id, { status, candidateName: "Ada Example" });
  return (await createMember(tenant)).actor;
}

test("an address with five hundred statuses asks little more than one with a few", async () => {
  const actor = await scene();
  const status = Array.from({ length: 500 }, (_, index) => `status_${index}`);
  const explained = async (asked: string[]) => {
    const input = parseListInput({ status: asked.join(","), q: "ada", role: "Baker" });
    const statements = await during(() => listInterviews(actor, input));
    return statements.filter((statement) => statement.includes("EXPLAIN")).length;
  };
  const few = await explained(["completed", "failed"]);
  expect(few).toBeGreaterThan(0);
  expect(await explained(status)).toBeLessThan(few + 20);
  // The same by one parameter for each.
  expect(parseListInput({ status }).statuses).toHaveLength(20);
});

test("one person searches a hundred and twenty times a minute, wherever, and nobody else is kept from it", async () => {
  const [actor, other] = [await scene(), await scene()];
  for (let time = 0; time < 60; time += 1) {
    expect(await maySearch(actor, "ada")).toBe(true);
    await demandSearch(actor);
  }
  expect(await maySearch(actor, "ada")).toBe(false);
  await expect(demandSearch(actor)).rejects.toMatchObject({ code: "rate_limited" });
  expect(await maySearch(actor, "")).toBe(true);
  expect(await maySearch(other, "ada")).toBe(true);
});
