import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { checkPreconditions, rangeApplies } from "./conditional";
import { servedContentType } from "./content-type";
import { attachmentDisposition } from "./file-name";
import type { Lease } from "./lease";
import { lengthOf, multipartRanges } from "./multipart";
import { parseRange } from "./ranges";

export type Answer = {
  statusCode: number;
  headers: OutgoingHttpHeaders;
  body: AsyncGenerator<Buffer, void> | null;
};

/**
 * Status, headers and bytes for a GET; a HEAD takes the first two. When the platform did not tell the size, a plain
 * GET is sent chunked as the bytes come, and a range waits until the size is known.
 */
export async function answerFor(
  requested: IncomingHttpHeaders,
  lease: Lease,
  { fileName, download }: { fileName: string; download: boolean },
): Promise<Answer> {
  const { entry } = lease;
  const sizeBytes = requested.range === undefined ? entry.sizeBytes : await lease.wholeSize();
  const { etag } = entry;
  const contentType = servedContentType(entry.contentType);
  const headers: OutgoingHttpHeaders = {
    "Cache-Control": "private, no-cache",
    "X-Content-Type-Options": "nosniff",
    ...(etag !== null && { ETag: etag }),
    ...(sizeBytes !== null && { "Accept-Ranges": "bytes" }),
    ...(download && { "Content-Disposition": attachmentDisposition(fileName) }),
  };

  const precondition = checkPreconditions(requested, etag);
  if (precondition === "not_modified") return { statusCode: 304, headers, body: null };
  if (precondition === "failed")
    return { statusCode: 412, headers: { ...headers, "Content-Length": 0 }, body: null };

  const ifRange = requested["if-range"]?.toString();
  const range =
    sizeBytes !== null && rangeApplies(ifRange, etag)
      ? parseRange(requested.range, sizeBytes)
      : ({ kind: "whole" } as const);
  if (range.kind === "unsatisfiable") {
    const refusal = { "Content-Length": 0, "Content-Range": `bytes */${sizeBytes}` };
    return { statusCode: 416, headers: { ...headers, ...refusal }, body: null };
  }
  if (range.kind === "whole" || sizeBytes === null) {
    const length = sizeBytes !== null && { "Content-Length": sizeBytes };
    return {
      statusCode: 200,
      headers: { ...headers, "Content-Type": contentType, ...length },
      body: lease.bytes(0, sizeBytes),
    };
  }
  const [only, ...more] = range.ranges;
  if (only && more.length === 0) {
    const part = {
      "Content-Type": contentType,
      "Content-Length": lengthOf(only),
      "Content-Range": `bytes ${only.first}-${only.last}/${sizeBytes}`,
    };
    return {
      statusCode: 206,
      headers: { ...headers, ...part },
      body: lease.bytes(only.first, only.last + 1),
    };
  }
  const parts = multipartRanges(range.ranges, contentType, sizeBytes);
  return {
    statusCode: 206,
    headers: { ...headers, "Content-Type": parts.contentType, "Content-Length": parts.sizeBytes },
    body: parts.bytes(({ first, last }) => lease.bytes(first, last + 1)),
  };
}
