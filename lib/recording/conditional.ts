import type { IncomingHttpHeaders } from "node:http";

export type Precondition = "proceed" | "not_modified" | "failed";

/**
 * If-Match and If-None-Match against our strong ETag (RFC 9110 section 13.2.2); null when there is none yet, which
 * `*` matches all the same, as the recording exists.
 */
export function checkPreconditions(headers: IncomingHttpHeaders, etag: string | null): Precondition {
  const ifMatch = headers["if-match"];
  if (ifMatch !== undefined && !lists(ifMatch, etag, "strong")) return "failed";
  const ifNoneMatch = headers["if-none-match"];
  if (ifNoneMatch !== undefined && lists(ifNoneMatch, etag, "weak")) return "not_modified";
  return "proceed";
}

/**
 * Whether a Range header counts (RFC 9110 section 13.1.5): always without If-Range, else only when If-Range is our
 * ETag, compared strongly. A date never matches, as we send no Last-Modified.
 */
export function rangeApplies(ifRange: string | undefined, etag: string | null): boolean {
  return ifRange === undefined || ifRange.trim() === etag;
}

function lists(header: string, etag: string | null, comparison: "strong" | "weak"): boolean {
  if (header.trim() === "*") return true;
  for (const [tag] of header.matchAll(/(?:W\/)?"[^"]*"/g)) {
    if ((comparison === "weak" ? tag.replace(/^W\//, "") : tag) === etag) return true;
  }
  return false;
}
