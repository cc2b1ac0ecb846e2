import { toCsvCell } from "@/lib/format/csv";
import { fileStream } from "./file-stream";

const BYTE_ORDER_MARK = "\uFEFF";

/** A CSV file, streamed as `fileStream` does. */
export function csvStream<Row>(
  fileName: string,
  columns: readonly string[],
  pages: AsyncGenerator<Row[]>,
  toCells: (row: Row) => string[],
): Response {
  const line = (cells: readonly string[]) => `${cells.map(toCsvCell).join(",")}\r\n`;
  const file = { fileName, contentType: "text/csv; charset=utf-8", head: BYTE_ORDER_MARK + line(columns) };
  return fileStream(file, pages, (row) => line(toCells(row)));
}
