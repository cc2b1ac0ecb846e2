import type { z } from "zod";
import { fromCsvCell, isFormula } from "@/lib/format/csv";
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

export type ParsedImport = {
  rows: ImportRow[];
  /** What is wrong, by line of the file. With any of them nothing may be imported. */
  problems: (CsvProblem & { ref: string | null })[];
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

/** The rows of a CSV file with a heading line. */
export function parseImport(text: string): ParsedImport {
  if (text.includes("\0")) return nothing({ line: 1, message: "This is not a text file. Save it as CSV." });
  const read = readCsv(text);
  if ("problem" in read) return nothing(read.problem);
  const [headings, ...records] = read.records;
  if (!headings) return nothing({ line: 1, message: "The file is empty." });
  const columns = headings.cells.map(columnOf);
  if (!columns.includes("reference"))
    return nothing({
      line: headings.line,
      message: "There is no “reference” column. The first line must name the columns.",
    });
  const twice = columns.find((column, at) => column !== null && columns.indexOf(column) !== at);
  if (twice) return nothing({ line: headings.line, message: `Two columns are named “${twice}”.` });
  if (records.length === 0)
    return nothing({ line: headings.line, message: "There are no rows below the headings." });
  if (records.length > IMPORT_MOST_ROWS)
    return nothing({
      line: records[IMPORT_MOST_ROWS]?.line ?? 1,
      message: `The file has ${records.length.toLocaleString("en")} rows; at most ${IMPORT_MOST_ROWS.toLocaleString("en")} can be imported at once.`,
    });
  const ignoredColumns = headings.cells.filter((cell, at) => columns[at] === null && cell.trim() !== "");
  return { ...readRows(records, columns), ignoredColumns };
}

function nothing(problem: CsvProblem): ParsedImport {
  return { rows: [], problems: [{ ...problem, ref: null }], ignoredColumns: [] };
}

function columnOf(heading: string): Column | null {
  const folded = heading.toLowerCase().replaceAll(/[^a-z]/g, "");
  return IMPORT_COLUMNS.find((column) => HEADINGS[column].includes(folded)) ?? null;
}

function readRows(records: CsvRecord[], columns: (Column | null)[]): Pick<ParsedImport, "rows" | "problems"> {
  const rows: ImportRow[] = [];
  const problems: ParsedImport["problems"] = [];
  const firstLine = new Map<string, number>();
  for (const { line, cells } of records) {
    const at = (column: Column) => fromCsvCell(cells[columns.indexOf(column)] ?? "");
    const ref = at("reference");
    const before = firstLine.get(ref);
    const messages: string[] = [];
    if (cells.length > columns.length)
      messages.push("This line has more cells than the header row. Check for a missing quotation mark.");
    if (ref === "") messages.push("The reference is missing.");
    else if (ref.length > 256) messages.push("A reference has at most 256 characters.");
    else if (before !== undefined) messages.push(`Line ${before} has the same reference.`);
    else firstLine.set(ref, line);
    const take = <T extends z.ZodType>(schema: T, value: z.input<T>, fallback: z.output<T>): z.output<T> => {
      const parsed = schema.safeParse(value);
      if (parsed.success) return parsed.data;
      messages.push(parsed.error.issues[0]?.message ?? "A cell could not be read.");
      return fallback;
    };
    const tags = distinctTags(at("tags").split(/[,;|]/));
    const texts = { name: oneLine(at("name")), email: at("email"), role: oneLine(at("role")) };
    if ([...Object.values(texts), ...tags].some(isFormula))
      messages.push("A cell starts with =, +, - or @, which spreadsheets treat as a formula.");
    rows.push({
      line,
      ref,
      name: take(nameSchema, texts.name, "") || null,
      email: take(emailSchema, texts.email, "") || null,
      roleName: take(roleSchema, texts.role, "") || null,
      tags: take(tagsSchema, tags, []),
    });
    if (messages.length > 0) problems.push({ line, ref: ref || null, message: messages.join(" ") });
  }
  return { rows, problems };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
