import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { describeStart, START_BYTES } from "@/lib/platform/describe-start";
import { checkPreconditions, rangeApplies } from "./conditional";
import { extensionOf, servedContentType, UNKNOWN_TYPE } from "./content-type";
import { attachmentDisposition } from "./file-name";
import { lengthOf, multipartRanges } from "./multipart";
import { parseRange } from "./ranges";
import type { RecordingView } from "./view";

export type Answer = {
  statusCode: number;
  headers: OutgoingHttpHeaders;
  body: AsyncGenerator<Buffer, void> | null;
};

export type AnswerOptions = { fileName: string; download: boolean; waitForSizeMs?: number | undefined };

const WAIT_FOR_SIZE_MS = 2_000;

/**
 * Status, headers and bytes for a GET; a HEAD, without a range, takes the first two. When the platform did not tell the size, a plain
 * GET is sent chunked as the bytes come, and a range waits until the size is known.
 */
export async function answerFor(
  requested: IncomingHttpHeaders,
  view: RecordingView,
  { fileName, download, waitForSizeMs = WAIT_FOR_SIZE_MS }: AnswerOptions,
): Promise<Answer> {
  const sizeBytes = await sizeFor(requested.range, view, waitForSizeMs);
  const contentType = await contentTypeOf(view);
  const { etag } = view;
  const headers: OutgoingHttpHeaders = {
    "Cache-Control": "private, no-cache",
    "X-Content-Type-Options": "nosniff",
    ...(etag !== null && { ETag: etag }),
    ...(sizeBytes !== null && { "Accept-Ranges": "bytes" }),
    ...(download && {
      "Content-Disposition": attachmentDisposition(`${fileName}${extensionOf(contentType)}`),
    }),
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
      body: view.bytes(0, sizeBytes),
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
      body: view.bytes(only.first, only.last + 1),
    };
  }
  const parts = multipartRanges(range.ranges, contentType, sizeBytes);
  return {
    statusCode: 206,
    headers: { ...headers, "Content-Type": parts.contentType, "Content-Length": parts.sizeBytes },
    body: parts.bytes(({ first, last }) => view.bytes(first, last + 1)),
  };
}

async function sizeFor(
  range: string | undefined,
  view: RecordingView,
  waitForSizeMs: number,
): Promise<number | null> {
  const { sizeBytes } = view;
  if (range === undefined || sizeBytes !== null) return sizeBytes;
  if (!/^bytes=0+-$/i.test(range.trim())) return view.wholeSize();
  // A player that asks for everything had rather begin than wait for the last byte.
  return Promise.race([view.wholeSize(), sleep(waitForSizeMs, null, { ref: false })]);
}

async function contentTypeOf(view: RecordingView): Promise<string> {
  const type = servedContentType(view.contentType);
  if (type !== UNKNOWN_TYPE) return type;
  const start = describeStart(await view.head(START_BYTES));
  return start.kind === "audio" ? start.contentType : type;
}
