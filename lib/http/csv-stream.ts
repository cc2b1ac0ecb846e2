import { toCsvCell } from "@/lib/format/csv";
import { attachmentDisposition } from "@/lib/recording/file-name";

/**
 * A CSV file that is written as its pages are read: no more than one of them is in memory, and none is read before the
 * one before has gone out. A failure on the way breaks the download off, so that half a file does not look whole.
 */
export function csvStream<Row>(
  fileName: string,
  columns: readonly string[],
  pages: AsyncGenerator<Row[]>,
  toCells: (row: Row) => string[],
): Response {
  const encoder = new TextEncoder();
  const lines = (rows: readonly (readonly string[])[]) =>
    encoder.encode(rows.map((cells) => `${cells.map(toCsvCell).join(",")}\r\n`).join(""));
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode("\uFEFF")),
      async pull(controller) {
        if (!isHeadWritten) {
          isHeadWritten = true;
          controller.enqueue(lines([columns]));
          return;
        }
        const { value, done } = await pages.next();
        if (done) controller.close();
        else controller.enqueue(lines(value.map(toCells)));
      },
      cancel: async () => {
        await pages.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
  let isHeadWritten = false;
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": attachmentDisposition(fileName),
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
