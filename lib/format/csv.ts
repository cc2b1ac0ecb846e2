// Spreadsheets take a cell that begins so for a formula.
const FORMULA = /^[=+\-@\t\r]/;
const GUARDED = /^'(?=[=+\-@\t\r])/;

/** Whether a spreadsheet would run the text instead of showing it. */
export function isFormula(text: string): boolean {
  return FORMULA.test(text);
}

/** The text as a CSV cell that a spreadsheet shows as it is. */
export function toCsvCell(text: string): string {
  const guarded = isFormula(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** The text of a cell, without the apostrophe that keeps spreadsheets from running it. */
export function fromCsvCell(cell: string): string {
  return cell.trim().replace(GUARDED, "");
}

/** Rows as a CSV file for a spreadsheet, which knows UTF-8 by its mark. */
export function toCsvFile(rows: string[][]): string {
  return `\uFEFF${rows.map((row) => `${row.map(toCsvCell).join(",")}\r\n`).join("")}`;
}
