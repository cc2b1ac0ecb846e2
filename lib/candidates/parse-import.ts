import type { z } from "zod";
import { fromCsvCell, isFormula, isGuardedCell } from "@/lib/format/csv";
import { emailSchema, nameSchema, roleSchema, tagsSchema } from "./edit";
import { IMPORT_MOST_ROWS } from "./import-limits";
import { type CsvProblem, type CsvRecord, readCsv } from "./read-csv";
import { distinctTags } from "./tags";

/** The headings of the template, as this reads them. */
export const IMPORT_COLUMNS = ["reference", "name", "email", "role", "tags"] as const;
type Column = (typeof IMPORT_COLUMNS)[number];

/** What a line says of the candidate with a reference. Null is nothing: an empty cell changes nothing. */
export type ImportRow = {
  line: number;
  ref: string;
  name: string | null;
  email: string | null;
  roleName: string | null;
  tags: string[];
};

/** What is wrong with one value. Where the candidate has just that value already, nothing is. */
export type ImportDoubt = { field: "reference" | "name" | "email" | "role" | "tags"; message: string };

export type ParsedImport = {
  rows: ImportRow[];
  /** What is wrong, by line of the file. With any of them nothing may be imported, but for a `doubt` that is no change. */
  problems: (CsvProblem & { ref: string | null; doubts?: ImportDoubt[] })[];
  /** Headings that say nothing to Debrief. */
  ignoredColumns: string[];
};

const HEADINGS: Record<Column, string[]> = {
  reference: ["reference", "ref", "candidateref", "candidatereference", "candidateid", "id"],
  name: ["name", "candidatename", "fullname", "candidate"],
  email: ["email", "emailaddress", "candidateemail", "mail"],
  role: ["role", "rolename", "position", "job", "jobtitle"],
  tags: ["tags", "tag", "labels"],
};

/** What a list must say of everybody in it. */
type ImportRules = {
  /** `person`: a reference, an address or a name is enough. A row without a reference then has an empty one. */
  needs: "reference" | "person";
  mostRows: number;
};

const OF_AN_IMPORT: ImportRules = { needs: "reference", mostRows: IMPORT_MOST_ROWS };

/** The rows of a CSV file with a heading line. */
export function parseImport(text: string, rules = OF_AN_IMPORT): ParsedImport {
  const { needs, mostRows } = rules;
  if (text.includes("\0")) return nothing({ line: 1, message: "This is not a text file. Save it as CSV." });
  const read = readCsv(text);
  if ("problem" in read) return nothing(read.problem);
  const [headings, ...records] = needs === "person" ? withHeadings(read.records) : read.records;
  if (!headings) return nothing({ line: 1, message: "The file is empty." });
  const columns = headings.cells.map(columnOf);
  if (needs === "reference" && !columns.includes("reference"))
    return nothing({
      line: headings.line,
      message: "There is no “reference” column. The first line must name the columns.",
    });
  if (columns.every((column) => column === null || column === "role" || column === "tags"))
    return nothing({
      line: headings.line,
      message: "There is no “name”, “email” or “reference” column. The first line must name the columns.",
    });
  const twice = columns.find((column, at) => column !== null && columns.indexOf(column) !== at);
  if (twice) return nothing({ line: headings.line, message: `Two columns are named “${twice}”.` });
  if (records.length === 0)
    return nothing({ line: headings.line, message: "There are no rows below the headings." });
  if (records.length > mostRows)
    return nothing({
      line: records[mostRows]?.line ?? 1,
      message: `The file has ${records.length.toLocaleString("en")} rows; at most ${mostRows.toLocaleString("en")} can be ${needs === "person" ? "invited" : "imported"} at once.`,
    });
  const ignoredColumns = headings.cells.filter((cell, at) => columns[at] === null && cell.trim() !== "");
  return { ...readRows(records, columns, needs), ignoredColumns };
}

/** People pasted without headings: an address tells its column, and the first of the others is the name's. */
function withHeadings(records: CsvRecord[]): CsvRecord[] {
  const [first] = records;
  const emailAt = first?.cells.findIndex((cell) => cell.includes("@")) ?? -1;
  if (!first || emailAt < 0) return records;
  const nameAt = first.cells.findIndex((cell, at) => at !== emailAt && cell.trim() !== "");
  const cells = first.cells.map((_, at) => (at === emailAt ? "email" : at === nameAt ? "name" : ""));
  return [{ line: first.line, cells }, ...records];
}

function nothing(problem: CsvProblem): ParsedImport {
  return { rows: [], problems: [{ ...problem, ref: null }], ignoredColumns: [] };
}

function columnOf(heading: string): Column | null {
  const folded = heading.toLowerCase().replaceAll(/[^a-z]/g, "");
  return IMPORT_COLUMNS.find((column) => HEADINGS[column].includes(folded)) ?? null;
}

function readRows(
  records: CsvRecord[],
  columns: (Column | null)[],
  needs: ImportRules["needs"],
): Pick<ParsedImport, "rows" | "problems"> {
  const rows: ImportRow[] = [];
  const problems: ParsedImport["problems"] = [];
  const firstLine = new Map<string, number>();
  const positions = new Map(columns.map((column, at) => [column, at]));
  for (const { line, cells } of records) {
    const cellOf = (column: Column) => cells[positions.get(column) ?? -1] ?? "";
    const ref = fromCsvCell(cellOf("reference"));
    const before = firstLine.get(ref);
    const messages: string[] = [];
    const doubts: ImportDoubt[] = [];
    if (cells.slice(columns.length).some((cell) => cell.trim() !== ""))
      messages.push("This line has more cells than the header row. Check for a missing quotation mark.");
    const isUnnamed = ref === "" && cellOf("email").trim() === "" && cellOf("name").trim() === "";
    if (needs === "reference" && ref === "") messages.push("The reference is missing.");
    else if (isUnnamed) messages.push("This line has no name, email address or reference.");
    else if (before !== undefined) messages.push(`Line ${before} has the same reference.`);
    else if (ref !== "") firstLine.set(ref, line);
    if (ref.length > 256)
      doubts.push({ field: "reference", message: "A reference has at most 256 characters." });
    if (/^\d([.,]\d+)?E\+\d+$/i.test(ref))
      doubts.push({
        field: "reference",
        message: "A spreadsheet has shortened this reference. Format its column as text.",
      });
    const take = <T extends string | string[]>(field: Column, schema: z.ZodType<T>, value: T): T => {
      const parsed = schema.safeParse(value);
      const isRun = !isGuardedCell(cellOf(field)) && [value].flat().some(isFormula);
      if (isRun) doubts.push({ field, message: FORMULA_MESSAGE });
      if (parsed.success) return parsed.data;
      doubts.push({ field, message: parsed.error.issues[0]?.message ?? "A cell could not be read." });
      return value;
    };
    rows.push({
      line,
      ref,
      name: take("name", nameSchema, fromCsvCell(cellOf("name"))) || null,
      email: take("email", emailSchema, fromCsvCell(cellOf("email"))) || null,
      roleName: take("role", roleSchema, fromCsvCell(cellOf("role"))) || null,
      tags: take("tags", tagsSchema, tagsIn(fromCsvCell(cellOf("tags")))),
    });
    const message = [...messages, ...new Set(doubts.map((doubt) => doubt.message))].join(" ");
    if (message !== "")
      problems.push({ line, ref: ref || null, message, ...(messages.length === 0 && { doubts }) });
  }
  return { rows, problems };
}

const FORMULA_MESSAGE = "A cell starts with =, +, - or @, which spreadsheets treat as a formula.";

/** The tags of a cell, or of several joined by commas. */
export function tagsIn(text: string): string[] {
  return distinctTags(text.split(/[,;|\r\n]/));
}
