import { CsvError, parse } from "csv-parse/sync";
import { IMPORT_MOST_ROWS } from "./import-limits";

/** A record of a CSV file and the line of the file that it begins on, from 1. */
export type CsvRecord = { line: number; cells: string[] };

/** A file that is no CSV: where, and what is wrong, for the person. */
export type CsvProblem = { line: number; message: string };

const TOO_LONG = `The file is too long: at most ${IMPORT_MOST_ROWS.toLocaleString("en")} rows can be imported at once.`;
const MESSAGES: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: "A quotation mark is never closed.",
  INVALID_OPENING_QUOTE:
    "A cell contains a quotation mark. Put the cell in quotation marks and double the one inside.",
  CSV_INVALID_CLOSING_QUOTE: "There is text after a closing quotation mark.",
};

/** Of a text with as many rows as are taken, and room for empty lines between them. */
const MOST_RECORDS = 3 * IMPORT_MOST_ROWS;

/** The records of a text with commas, semicolons or tabs. Empty lines are left out. */
export function readCsv(text: string): { records: CsvRecord[] } | { problem: CsvProblem } {
  const lines = text.replaceAll(/\r\n?/g, "\n");
  const named = /^sep=(.)\n/i.exec(lines);
  const skipped = named ? 1 : 0;
  const body = named ? lines.slice(named[0].length) : lines;
  const records: CsvRecord[] = [];
  let endLine = skipped;
  const { stackTraceLimit } = Error;
  try {
    // Each record of another length than the first makes an error that nobody reads: without its stack it costs little.
    Error.stackTraceLimit = 0;
    parse(body, {
      to: MOST_RECORDS + 1,
      delimiter: named?.[1] ?? delimiterOf(body),
      relax_column_count: true,
      record_delimiter: "\n",
      on_record: (cells: string[], info) => {
        records.push({ line: endLine + 1, cells });
        endLine = info.lines + skipped;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // An open quotation mark swallows the rest: it stands where the last good record ended.
    const failedLine = typeof error.lines === "number" ? error.lines + skipped : 1;
    const line = error.code === "CSV_QUOTE_NOT_CLOSED" ? endLine + 1 : failedLine;
    return { problem: { line, message: MESSAGES[error.code] ?? "This line cannot be read as CSV." } };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  if (records.length > MOST_RECORDS) return { problem: { line: MOST_RECORDS + 1, message: TOO_LONG } };
  return { records: records.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")) };
}

/** What stands most often between the headings. */
function delimiterOf(text: string): string {
  const headings = (text.trimStart().split("\n", 1)[0] ?? "").replaceAll(/"[^"]*"/g, "");
  const counted = [",", ";", "\t"].map((mark) => [mark, headings.split(mark).length] as const);
  return counted.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
