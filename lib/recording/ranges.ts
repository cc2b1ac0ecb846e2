/** First and last byte, both included, as in Content-Range. */
export type ByteRange = { first: number; last: number };

/** `whole`: answer 200 with everything. `unsatisfiable`: answer 416. */
export type RangeRequest =
  | { kind: "whole" }
  | { kind: "unsatisfiable" }
  | { kind: "ranges"; ranges: ByteRange[] };

const WHOLE: RangeRequest = { kind: "whole" };
const UNSATISFIABLE: RangeRequest = { kind: "unsatisfiable" };

/** More than this is an attack or a mistake: a player asks for one. */
const MAX_RANGES = 8;
/** A gap smaller than the headers of one more part costs less when sent (RFC 9110 section 15.3.7.2). */
const MIN_GAP_BYTES = 128;

/**
 * What a Range header asks of `sizeBytes` bytes (RFC 9110 section 14.2). Malformed headers and other units are
 * ignored. Ranges that overlap, touch or nearly touch become one, so an answer is never larger than the whole;
 * more than eight ranges are refused as `unsatisfiable`, which section 15.5.17 allows for excessive requests.
 */
export function parseRange(header: string | undefined, sizeBytes: number): RangeRequest {
  const list = /^bytes=(.*)$/i.exec(header?.trim() ?? "")?.[1];
  if (list === undefined) return WHOLE;
  const specs = list
    .split(",")
    .map((spec) => spec.trim())
    .filter((spec) => spec !== "");
  if (specs.length === 0) return WHOLE;

  const ranges: ByteRange[] = [];
  for (const spec of specs) {
    const parts = /^(\d*)-(\d*)$/.exec(spec);
    const [first = "", last = ""] = parts?.slice(1) ?? [];
    if (first === "" && last === "") return WHOLE;
    if (first !== "" && last !== "" && BigInt(first) > BigInt(last)) return WHOLE;
    const range = first === "" ? suffix(Number(last), sizeBytes) : between(first, last, sizeBytes);
    if (range) ranges.push(range);
  }
  if (specs.length > MAX_RANGES || ranges.length === 0) return UNSATISFIABLE;
  return { kind: "ranges", ranges: coalesce(ranges) };
}

function suffix(lengthBytes: number, sizeBytes: number): ByteRange | null {
  if (lengthBytes === 0 || sizeBytes === 0) return null;
  return { first: Math.max(0, sizeBytes - lengthBytes), last: sizeBytes - 1 };
}

function between(first: string, last: string, sizeBytes: number): ByteRange | null {
  if (Number(first) >= sizeBytes) return null;
  return { first: Number(first), last: last === "" ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1) };
}

/** Joins what nearly touches; the rest stays in the order in which it was asked for. */
function coalesce(ranges: ByteRange[]): ByteRange[] {
  const joined: (ByteRange & { order: number })[] = [];
  const sorted = ranges.map((range, order) => ({ ...range, order })).sort((a, b) => a.first - b.first);
  for (const range of sorted) {
    const before = joined.at(-1);
    if (before && range.first <= before.last + MIN_GAP_BYTES) {
      before.last = Math.max(before.last, range.last);
      before.order = Math.min(before.order, range.order);
    } else {
      joined.push(range);
    }
  }
  return joined.sort((a, b) => a.order - b.order).map(({ first, last }) => ({ first, last }));
}
