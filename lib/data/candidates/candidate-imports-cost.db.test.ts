import { expect, test } from "vitest";
import { templateCells } from "@/lib/candidates/template-cells";
import { toCsvFile } from "@/lib/format/csv";
import { createMember, createTenant } from "@/prisma/factories";
import { longestHoldMs } from "@/testing/longest-hold";
import { timeLimit } from "@/testing/time-limit";
import { useTestDatabase } from "@/testing/use-test-database";
import { importCandidates, previewImport } from "./candidate-imports";
import { eachTemplatePage } from "./import-template";

useTestDatabase();

const MOST_HELD_MS = 50;
const MOST_BYTES = 3 * 1024 * 1024;

/** A file of 5,000 rows, or of as many as fit into the largest one. */
function file(row: (number: number) => string, heading = "reference,name,email,role,tags"): Uint8Array {
  const rows = Array.from({ length: 5_000 }, (_, number) => row(number));
  return Buffer.from(`${heading}\n${rows.join("\n")}`.slice(0, MOST_BYTES));
}

async function recruiter() {
  return (await createMember(await createTenant(), "recruiter")).actor;
}

const TAGS = Array.from({ length: 20 }, (_, number) => `tag number ${number}`).join(";");
const ordinary = (name: string) =>
  file((number) => `ref-${number},${name} Example ${number},${name}${number}@example.test,Nurse,vip;night`);

test("nobody waits while 5,000 candidates are imported, imported again and handed out", async () => {
  const actor = await recruiter();
  const heldMs: number[] = [];
  for (const name of ["ada", "bo"]) {
    const bytes = ordinary(name);
    heldMs.push(
      await longestHoldMs(async () => {
        const { counts, digest } = await previewImport(actor, bytes);
        expect(counts.new + counts.changed).toBe(5_000);
        await importCandidates(actor, bytes, digest);
      }),
    );
  }
  heldMs.push(
    await longestHoldMs(async () => {
      for await (const page of eachTemplatePage(actor)) toCsvFile(page.map(templateCells));
    }),
  );
  expect(Math.max(...heldMs), `in ms, of ${heldMs}`).toBeLessThan(timeLimit(MOST_HELD_MS));
});

test.each([
  [
    "of long cells",
    file((n) => `r-${n},${"Name ".repeat(38)},a@${"x".repeat(60)}.test,${"R".repeat(99)},${TAGS}`),
  ],
  [
    "in which each cell is wrong",
    file((n) => `r-${n},=1${"x".repeat(220)},${"a.".repeat(60)}@,=1,${TAGS},x`),
  ],
  ["of references that have lost their zeros", file((n) => `${n + 1},Ada ${n},,,`)],
  ["of empty cells", file(() => ",".repeat(620))],
  ["of a million columns", file((n) => `r-${n}`, `reference,${"x,".repeat(1_480_000)}`)],
  ["with one cell of a million tags", file((n) => (n === 0 ? `r,,,,"${"a;b".repeat(1_000_000)}` : ""))],
  ["with one address of three megabytes", file((n) => (n === 0 ? `r,,${"a.a-".repeat(760_000)}@` : ""))],
  ["of empty lines", Buffer.from("\n".repeat(MOST_BYTES))],
])("nobody waits while a file %s is read", async (_, bytes) => {
  const actor = await recruiter();
  const heldMs = await longestHoldMs(() => previewImport(actor, bytes));
  expect(heldMs).toBeLessThan(timeLimit(MOST_HELD_MS));
});

test("a person's imports are limited, and nobody else's by them", async () => {
  const [actor, other] = [await recruiter(), await recruiter()];
  const text = "reference,name\na-1,Ada";
  for (let time = 0; time < 30; time += 1) await previewImport(actor, text);
  await expect(previewImport(actor, text)).rejects.toMatchObject({ code: "rate_limited" });
  await expect(previewImport(other, text)).resolves.toMatchObject({ counts: { new: 1 } });
});
