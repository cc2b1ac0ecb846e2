import { attachmentDisposition } from "@/lib/recording/file-name";

/**
 * A file of text that is written as its pages are read: no more than one of them is in memory, and none is read before
 * the one before has gone out. A failure on the way breaks the download off, so that half a file does not look whole.
 */
export function fileStream<Row>(
  { fileName, contentType, head }: { fileName: string; contentType: string; head: string },
  pages: AsyncGenerator<Row[]>,
  toText: (row: Row) => string,
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        if (head) controller.enqueue(encoder.encode(head));
      },
      async pull(controller) {
        const { value, done } = await pages.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value.map(toText).join("")));
      },
      cancel: async () => {
        await pages.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(body, { headers: fileHeaders(contentType, fileName) });
}

/** Of a file that is saved under this name, and by no cache. */
export function fileHeaders(contentType: string, fileName: string): HeadersInit {
  return {
    "Content-Type": contentType,
    "Content-Disposition": attachmentDisposition(fileName),
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
  };
}
