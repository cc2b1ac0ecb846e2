import { expect, test } from "vitest";
import { EVERY_INTERVIEW } from "@/lib/data/interview-list/interview-filter";
import {
  type InterviewSort,
  type ListInterviewsInput,
  listInterviews,
} from "@/lib/data/interview-list/interview-list";
import { tenantDb } from "@/lib/tenant/tenant-db";
import {
  createConnection,
  createInterview,
  createMember,
  createTenant,
  type InterviewOverrides,
} from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { getInterview } from "./interviews";

useTestDatabase();

const INPUT: ListInterviewsInput = {
  statuses: [],
  ...EVERY_INTERVIEW,
  query: "",
  sort: "createdAt",
  direction: "desc",
  cursor: null,
  limit: 3,
};

async function tenantWith(interviews: InterviewOverrides[]) {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant);
  const connection = await createConnection(tenant.id);
  for (const overrides of interviews) await createInterview(tenant.id, connection.id, overrides);
  return actor;
}

const DAY = 24 * 60 * 60_000;
const mixed: InterviewOverrides[] = Array.from({ length: 10 }, (_, index) => ({
  candidateName: `Candidate ${String.fromCharCode(65 + ((index * 7) % 10))}`,
  roleName: index % 3 === 0 ? null : `Role ${index % 2}`,
  status: index % 4 === 0 ? "active" : "completed",
  language: index % 2 === 0 ? "en" : null,
  durationSec: index % 4 === 0 ? null : 60 * (index % 3),
  completedAt: index % 4 === 0 ? null : new Date(Date.UTC(2026, 10, 1) + (index % 3) * DAY),
  sessionCreatedAt: new Date(Date.UTC(2026, 9, 1) + index * DAY),
}));

const SORTS: InterviewSort[] = [
  "createdAt",
  "candidate",
  "role",
  "status",
  "language",
  "duration",
  "completedAt",
];

test.each(SORTS.flatMap((sort) => (["asc", "desc"] as const).map((direction) => ({ sort, direction }))))(
  "paging forwards and back by $sort $direction shows every row once, in one order",
  async ({ sort, direction }) => {
    const actor = await tenantWith(mixed);
    const whole = await listInterviews(actor, { ...INPUT, sort, direction, limit: 100 });
    const expected = whole.items.map((item) => item.id);
    expect(new Set(expected).size).toBe(10);

    const forwards: string[][] = [];
    let page = await listInterviews(actor, { ...INPUT, sort, direction });
    expect(page.previousCursor).toBeNull();
    forwards.push(page.items.map((item) => item.id));
    while (page.nextCursor) {
      page = await listInterviews(actor, { ...INPUT, sort, direction, cursor: page.nextCursor });
      forwards.push(page.items.map((item) => item.id));
    }
    expect(forwards.flat()).toEqual(expected);

    const backwards: string[][] = [page.items.map((item) => item.id)];
    while (page.previousCursor) {
      page = await listInterviews(actor, { ...INPUT, sort, direction, cursor: page.previousCursor });
      backwards.unshift(page.items.map((item) => item.id));
    }
    expect(backwards.flat()).toEqual(expected);
  },
);

test("rows without a value come last, whichever way they are sorted", async () => {
  const actor = await tenantWith(mixed);
  for (const direction of ["asc", "desc"] as const) {
    const { items } = await listInterviews(actor, { ...INPUT, sort: "duration", direction, limit: 100 });
    expect(items.slice(-3).map((item) => item.durationSec)).toEqual([null, null, null]);
  }
});

test("search finds name, reference and role without regard to case, and takes % literally", async () => {
  const actor = await tenantWith([
    { candidateName: "Zoë Kowalczyk", candidateRef: "cand-1" },
    { candidateName: "Other", candidateRef: "REF-77", roleName: "Store manager" },
    { candidateName: "100% sure" },
  ]);
  const names = async (query: string) =>
    (await listInterviews(actor, { ...INPUT, query })).items.map((item) => item.candidateName);
  expect(await names("zoë")).toEqual(["Zoë Kowalczyk"]);
  expect(await names("ref-77")).toEqual(["Other"]);
  expect(await names("STORE")).toEqual(["Other"]);
  expect(await names("100%")).toEqual(["100% sure"]);
  expect(await names("10%%")).toEqual([]);
  expect(await names("nobody")).toEqual([]);
});

test("a status filter narrows items and total, while the counts go on showing every status", async () => {
  const actor = await tenantWith(mixed);
  const page = await listInterviews(actor, { ...INPUT, statuses: ["active"] });
  expect(page.items.every((item) => item.status === "active")).toBe(true);
  expect(page.total.value).toBe(3);
  expect(page.countsByStatus).toEqual({
    active: { value: 3, kind: "exact" },
    completed: { value: 7, kind: "exact" },
  });
});

test("a cursor that was tampered with reads the first page", async () => {
  const actor = await tenantWith(mixed);
  const first = await listInterviews(actor, INPUT);
  expect(await listInterviews(actor, { ...INPUT, cursor: "bm90IGEgY3Vyc29y" })).toEqual(first);
});

test("an id that is not one is not found", async () => {
  const actor = await tenantWith([]);
  expect(await getInterview(actor, "../../etc/passwd")).toBeNull();
});

test("a search takes its words in any order, without accents, by parts or by how they begin", async () => {
  const actor = await tenantWith([
    { candidateName: "José Núñez", candidateRef: "ref-77", roleName: "Nurse" },
    { candidateName: "Maya Berg", candidateRef: "ref-78", roleName: "Driver" },
  ]);
  const found = async (query: string) =>
    (await listInterviews(actor, { ...INPUT, query })).items.map((item) => item.candidateName);
  for (const query of ["nunez jose", "JOSÉ", "úñe", "nurs nu", "j n", "ref-77", "-77"])
    expect(await found(query), query).toEqual(["José Núñez"]);
  for (const query of ["ref-", "r", "re"]) expect(await found(query), query).toHaveLength(2);
  for (const query of ["ose berg", "os", "%", "_ose", "ñe x"]) expect(await found(query), query).toEqual([]);
});

test("a name that changes is found by the new one only", async () => {
  const actor = await tenantWith([{ candidateName: "Maya Berg" }]);
  await tenantDb(actor).interview.updateMany({ data: { candidateName: "Zoë Lind" } });
  expect((await listInterviews(actor, { ...INPUT, query: "berg" })).items).toEqual([]);
  expect((await listInterviews(actor, { ...INPUT, query: "zoe" })).items).toHaveLength(1);
});
