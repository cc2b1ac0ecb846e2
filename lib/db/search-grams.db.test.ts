/** What the database makes of a name and what is made of a query must be the same, or a name is never found. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { useTestDatabase } from "@/testing/use-test-database";
import { database } from "./client";
import { gramsOf, pieceOf, searchWords } from "./search-grams";

useTestDatabase();

const TENANT = "0190aaaa-bbbb-7ccc-8ddd-eeeeffff1234";
const NAMES = [
  "Maya Berg",
  "  José   María Ñuñez ",
  "Zoë O'Brien-Łukasz",
  "Liam O’Connor Ka`iulani",
  "ŽELJKA ĐORĐEVIĆ",
  "İbrahim Yıldız",
  "Größe Weiß Æsop Œuvre",
  "ΟΔΥΣΣΕΥΣ Παπαδόπουλος",
  "ЙОСИП Ґалаґан Ёлка",
  "გიორგი ბერიძე",
  "王小明",
  "김철수",
  "محمد الأمين",
  "दीपिका शर्मा",
  "X Æ A-12",
  "𠮷野家 😀 q",
  "full　width　ＡＢＣ",
];

async function kept(name: string): Promise<{ text: string; grams: number[] }> {
  const [row] = await database().prisma.$queryRaw<{ text: string; grams: number[] }[]>`
    SELECT text, search_grams_of(${TENANT}::uuid, text) AS grams FROM search_text_of(${name}) AS text`;
  if (!row) throw new Error("The database says nothing.");
  return row;
}

function expectFound({ text, grams }: { text: string; grams: number[] }, query: string): void {
  for (const word of searchWords(query)) {
    expect(text, `“${word}” of “${query}”`).toContain(pieceOf(word));
    expect(grams, `“${word}” of “${query}”`).toEqual(expect.arrayContaining(gramsOf(TENANT, word)));
  }
}

test.each(NAMES)("%s is found by itself, by its words and by how they begin", async (name) => {
  const row = await kept(name);
  expect(searchWords(name).length).toBeGreaterThan(0);
  expectFound(row, name);
  expectFound(row, name.toUpperCase());
  for (const word of searchWords(name))
    for (const length of [1, 2, 3, 4]) expectFound(row, [...word].slice(0, length).join(""));
});

test("A part of three letters is found anywhere in a word, one of two at its beginning", async () => {
  const row = await kept("Alexandra Kowalski ref-4321");
  for (const part of ["xan", "walsk", "321", "f-4", "ko", "r"]) expectFound(row, part);
  expect(row.text).not.toContain(pieceOf("xa"));
  expect(row.grams).not.toEqual(expect.arrayContaining(gramsOf(TENANT, "xa")));
});

test("One tenant's pieces are not another's", async () => {
  const { grams } = await kept("Maya Berg");
  expect(grams).not.toEqual(expect.arrayContaining(gramsOf("0190aaaa-bbbb-7ccc-8ddd-eeeeffff1235", "maya")));
});

test("Whatever letters a name has, it is found by them", async () => {
  const letters = fc.string({
    unit: fc.constantFrom(..."aZéÖßøŁđИйЁΣςΩ가ไ王アآ٣ '’ʼ´＇-.9"),
    minLength: 1,
    maxLength: 24,
  });
  await fc.assert(
    fc.asyncProperty(letters, async (name) => expectFound(await kept(name), name)),
    { numRuns: 150 },
  );
});
