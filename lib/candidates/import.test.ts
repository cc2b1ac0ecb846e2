import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { fromCsvCell, toCsvCell, toCsvFile } from "@/lib/format/csv";
import { cpuTimeMs } from "@/testing/cpu-time";
import { timeLimit } from "@/testing/time-limit";
import { decodeText } from "./decode-text";
import { parseImport } from "./parse-import";
import { type KnownCandidate, planImport } from "./plan-import";

const problemsOf = (text: string) =>
  parseImport(text).problems.map(({ line, message }) => `${line}: ${message}`);

test.each([
  ["empty lines", "\n".repeat(2_900_000)],
  ["lines of one cell", "1\n".repeat(1_400_000)],
  ["lines of many cells", "1,2,3\n".repeat(480_000)],
])("a file of millions of %s is refused in no time", (_, lines) => {
  const fromMs = cpuTimeMs();
  expect(problemsOf(`reference,name\n${lines}`)).toEqual([
    "15001: The file is too long: at most 5,000 rows can be imported at once.",
  ]);
  expect(cpuTimeMs() - fromMs).toBeLessThan(timeLimit(600));
});

function utf16(text: string, isBigEndian: boolean, hasMark: boolean): Uint8Array {
  const bytes = Buffer.from(hasMark ? `\uFEFF${text}` : text, "utf16le");
  return isBigEndian ? bytes.swap16() : bytes;
}

test("a file is read in every encoding that spreadsheets save", () => {
  const text = "reference,name\r\na-1,Zoë Ångström\r\na-2,سامي حداد\r\n";
  const files = [
    Buffer.from(text),
    Buffer.from(`\uFEFF${text}`),
    utf16(text, false, true),
    utf16(text, true, true),
    utf16(text, false, false),
    utf16(text, true, false),
  ];
  for (const file of files) expect(decodeText(file)).toBe(text);
  expect(decodeText(Buffer.from("Zoë; Ångström", "latin1"))).toBe("Zoë; Ångström");
});

test("Windows-1252 keeps every letter, and a file that is neither it nor UTF-8 is refused with its line", () => {
  const typed = "reference;name\r\na-1;Žofia O’Brien – “Œuvre”\r\na-2;Šarlota €uro…\r\n";
  expect(decodeText(iconv.encode(typed, "win1252"))).toBe(typed);
  const lines = ["reference,name", "a-1,Zoë", "a-2,Žofia", "a-3,Ren\u00e9 X", "a-4,Ångström"];
  const mixed = Buffer.concat(
    lines.map((line, i) => Buffer.from(`${line}\r\n`, i === 3 ? "latin1" : "utf8")),
  );
  expect(() => decodeText(mixed)).toThrow("Line 4 ");
  for (const stray of [0x81, 0x8d, 0x90, 0x9d, 0x07])
    expect(() => decodeText(Buffer.from([0x61, 0x0a, 0x62, 0x0a, 0xe9, stray, 0x0a]))).toThrow("Line 3 ");
  expect(() =>
    decodeText(Buffer.concat([utf16("a\nb\n", false, true), Buffer.from([0x00, 0xd8, 0x41, 0x00])])),
  ).toThrow("Line 3 ");
});

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(..."=+-@＝＋－＠'\",;|\n\r\t\u200b\u00a0 aé0"), maxLength: 8 }),
  fc.constantFrom("+49 30 1", "-", "'", "'=1", "''-", "x".repeat(250), "no address", "＝1+1", "a,b"),
);
const anyKnown = fc.record({
  ...{ name: fc.option(anyText), email: fc.option(anyText), roleName: fc.option(anyText) },
  tags: fc.array(anyText, { maxLength: 25 }),
});

test("the template can be imported again as it is, whatever it holds, and changes nothing", () => {
  fc.assert(
    fc.property(fc.array(anyKnown, { minLength: 1, maxLength: 4 }), fc.nat(3), (values, surplus) => {
      // PostgreSQL keeps no NUL, and UTF-8 no half of a pair.
      const storable = (text: string) => text.replaceAll(/\0|\p{Surrogate}/gu, "");
      const known = values.map(
        (value, i): KnownCandidate => ({
          ...{ id: `${i}`, ref: `${["r", "=", "007", "+"][i]}${i}`, revision: 1 },
          ...{ name: value.name && storable(value.name), email: value.email && storable(value.email) },
          ...{ roleName: value.roleName && storable(value.roleName), tags: value.tags.map(storable) },
        }),
      );
      const lines = known.map(({ ref, name, email, roleName, tags }) => [
        ...[ref ?? "", name ?? "", email ?? "", roleName ?? "", tags.join(", ")],
        ...Array.from({ length: surplus }, () => ""),
      ]);
      const file = toCsvFile([["reference", "name", "email", "role", "tags"], ...lines]);
      const planned = planImport(
        parseImport(decodeText(Buffer.from(file))),
        (ref) => known.find((one) => one.ref === ref) ?? null,
      );
      expect(planned.map(({ state }) => state)).toEqual(known.map(() => "unchanged"));
    }),
    { numRuns: 500 },
  );
});

test("a reference that lost its zeros in a spreadsheet is pointed at, and one in its notation refused", () => {
  const planned = planImport(
    parseImport("reference,name\n42,Ada\n4.7E+11,Bo"),
    () => null,
    (ref) => (ref === "42" ? "00042" : null),
  );
  expect(planned[0]).toMatchObject({ state: "new", hint: expect.stringContaining("00042") });
  expect(planned[1]).toMatchObject({ state: "error" });
});

test("an apostrophe of somebody's own after a space is still theirs", () => {
  expect(parseImport(toCsvFile([["reference"], [" '\t"]])).rows).toMatchObject([{ ref: "'" }]);
});

test.each(["=1+1", "＝1+1", "＋1", "－1", "＠x", "\u200b=1", " -1", "\ufeff@x"])(
  "%j is no formula in a spreadsheet",
  (text) => {
    expect(toCsvCell(text)).toMatch(/^'/);
    expect(fromCsvCell(toCsvCell(text))).toBe(text);
  },
);

test.each([
  ["commas", 'Reference,Name,Email,Role,Tags\na-1,"Example, Ada",ada@x.test,Nurse,"vip, night"'],
  ["semicolons", 'reference;name;email;role;tags\na-1;"Example, Ada";ada@x.test;Nurse;"vip; night"'],
  [
    "tabs",
    "candidate_ref\tFull name\temail\tposition\ttags\r\na-1\tExample, Ada\tada@x.test\tNurse\tvip|night\r\n",
  ],
  [
    "a named separator",
    'sep=;\r\nreference;name;email;role;tags\r\na-1;"Example, Ada";ada@x.test;Nurse;vip,night,VIP',
  ],
])("columns are told apart by %s", (_, text) => {
  expect(parseImport(text)).toMatchObject({
    problems: [],
    rows: [
      { ref: "a-1", name: "Example, Ada", email: "ada@x.test", roleName: "Nurse", tags: ["vip", "night"] },
    ],
  });
});

test("columns may come in any order, and what says nothing is named", () => {
  const { rows, ignoredColumns } = parseImport("Shoe size,name,reference\n42,Ada,a-1");
  expect(rows).toMatchObject([{ ref: "a-1", name: "Ada", email: null, tags: [] }]);
  expect(ignoredColumns).toEqual(["Shoe size"]);
});

test("every mistake is told by its line in the file", () => {
  const text = [
    "reference,name,email",
    'a-1,"Ada',
    'Example",ada@x.test',
    "",
    "a-2,Bo,no-address",
    ",Cy,",
    "a-1,Ada again,",
    "a-3,=1+1,",
    "a-4,Di,di@x.test,too,many",
    `a-5,${"x".repeat(201)},`,
  ].join("\r\n");
  expect(problemsOf(text)).toEqual([
    "5: Enter a valid email address.",
    "6: The reference is missing.",
    "7: Line 2 has the same reference.",
    "8: A cell starts with =, +, - or @, which spreadsheets treat as a formula.",
    "9: This line has more cells than the header row. Check for a missing quotation mark.",
    "10: Names can have at most 200 characters.",
  ]);
});

test.each([
  ["", "1: The file is empty."],
  ["name,email\nAda,a@x.test", "1: There is no “reference” column. The first line must name the columns."],
  ["reference,name\n", "1: There are no rows below the headings."],
  ["reference,ref\na,b", "1: Two columns are named “reference”."],
  ['reference,name\na-1,"Ada\na-2,Bo', "2: A quotation mark is never closed."],
  ["reference\nPK\0\0", "1: This is not a text file. Save it as CSV."],
])("%j cannot be imported, and why is said", (text, problem) => {
  expect(problemsOf(text)).toEqual([problem]);
});

test("5,000 rows are read, and not one more", () => {
  const file = (rows: number) =>
    `reference,name\n${Array.from({ length: rows }, (_, row) => `ref-${row},Name ${row}\n`).join("")}`;
  expect(parseImport(file(5000))).toMatchObject({ problems: [], rows: { length: 5000 } });
  expect(problemsOf(file(5001))).toEqual([
    "5002: The file has 5,001 rows; at most 5,000 can be imported at once.",
  ]);
});

test("what Debrief writes is no formula in a spreadsheet, and is read again as it was", () => {
  for (const text of ["=HYPERLINK(1)", "+49 30", "-5", "@x", "'quoted'", 'a "b", c;\nd'])
    expect(parseImport(toCsvFile([["reference"], [text]])).rows).toMatchObject([{ ref: text }]);
  expect(toCsvCell("=1+1")).toBe("'=1+1");
  expect(fromCsvCell("'tis")).toBe("'tis");
});

const KNOWN: KnownCandidate = {
  id: "one",
  ref: "a-1",
  revision: 3,
  name: "Ada",
  email: "ada@x.test",
  roleName: null,
  tags: ["vip"],
};

function plan(text: string, known: Record<string, KnownCandidate>) {
  return planImport(parseImport(text), (ref) => known[ref] ?? null);
}

test("new, changed and unchanged lines are told apart; empty cells change nothing, tags are added", () => {
  const text = "reference,name,email,role,tags\na-1,Ada E.,,Nurse,night\na-2,Ada,,,VIP\na-3,Cy,,,";
  const planned = plan(text, { "a-1": KNOWN, "a-2": { ...KNOWN, id: "two" } });
  expect(planned.map(({ line, state }) => [line, state])).toEqual([
    [2, "changed"],
    [3, "unchanged"],
    [4, "new"],
  ]);
  expect(planned[0]).toMatchObject({
    next: { name: "Ada E.", email: "ada@x.test", roleName: "Nurse", tags: ["vip", "night"] },
    changes: [
      { field: "name", from: "Ada", to: "Ada E." },
      { field: "role", from: null, to: "Nurse" },
      { field: "tags", from: "vip", to: "vip, night" },
    ],
  });
});

test("two references that were merged cannot both be imported", () => {
  const planned = plan("reference,name\na-1,Ada\na-2,Bo", { "a-1": KNOWN, "a-2": KNOWN });
  expect(planned[1]).toEqual({
    line: 3,
    ref: "a-2",
    state: "error",
    message: "This reference was merged into the candidate of line 2.",
  });
});
