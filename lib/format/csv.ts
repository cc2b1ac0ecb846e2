/** What nobody sees, and what may stand before a sign without a spreadsheet taking it for text. */
const UNSEEN = "\\s\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff";
// Spreadsheets take a cell that begins so for a formula, some of them also in full width.
const FORMULA = new RegExp(`^([${UNSEEN}]*[=+\\-@＝＋－＠]|[\\t\\r\\n])`, "u");
// An apostrophe that was there before must not pass for ours.
const GUARDED = new RegExp(`^'([${UNSEEN}']*[=+\\-@＝＋－＠]|'*[\\t\\r\\n])`, "u");

/** Whether a spreadsheet would run the text instead of showing it. */
export function isFormula(text: string): boolean {
  return FORMULA.test(text);
}

/** The text as a CSV cell that a spreadsheet shows as it is. */
export function toCsvCell(text: string): string {
  // What is read for ours must stand first in the cell; a formula is kept whole, with what nobody sees before it.
  const guarded = isFormula(text) ? `'${text}` : isGuardedCell(text) ? `'${text.trimStart()}` : text;
  return /[",;\r\n\t]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** The text of a cell, without the apostrophe that keeps spreadsheets from running it. */
export function fromCsvCell(cell: string): string {
  return isGuardedCell(cell) ? cell.trimStart().slice(1).trimEnd() : cell.trim();
}

/** Whether a cell says by an apostrophe that it is text. */
export function isGuardedCell(cell: string): boolean {
  return GUARDED.test(cell.trimStart());
}

/** Rows as a CSV file for a spreadsheet, which knows UTF-8 by its mark. */
export function toCsvFile(rows: string[][]): string {
  return `\uFEFF${rows.map((row) => `${row.map(toCsvCell).join(",")}\r\n`).join("")}`;
}
