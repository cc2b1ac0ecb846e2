import { z } from "zod";
import { PlatformContractError } from "./errors";
import type { ListCursor } from "./list-cursor";
import { fingerprint } from "./list-cursor";

const SESSION_ROWS = ["sessions", "data", "items", "results"];

// Numbers and flags also as text, as PHP and query-string echoes have them.
const count = z.coerce.number().int().nonnegative().optional().catch(undefined);
const flag = z
  .union([
    z.boolean(),
    z.stringbool(),
    z.literal(1).transform(() => true),
    z.literal(0).transform(() => false),
  ])
  .optional()
  .catch(undefined);
const cursorText = z
  .union([z.string().max(4096), z.number().int(), z.literal(false)])
  .nullish()
  .transform((cursor) => (cursor === "" || cursor === false ? null : cursor))
  .catch(undefined);
const pagingSchema = z.object({
  total: count,
  total_count: count,
  offset: count,
  limit: count,
  page: count,
  per_page: count,
  page_size: count,
  has_more: flag,
  next_cursor: cursorText,
  nextCursor: cursorText,
});

export type ListEnvelope = {
  rows: unknown[];
  /** Where the rows stand, for errors. */
  rowsPath: PropertyKey[];
  total: number | null;
  offset: number | null;
  page: number | null;
  perPage: number | null;
  /** Undefined: the platform does not say. */
  hasMore: boolean | undefined;
  nextCursor: string | null;
};

/** Reads any of the list forms a platform may answer with. Throws PlatformContractError when there are no rows. */
export function readListEnvelope(
  answer: unknown,
  rowNames: readonly string[] = SESSION_ROWS,
  endpoint = "GET /sessions",
): ListEnvelope {
  const [rowsPath, rows] = findRows(answer, rowNames, endpoint);
  const paging = pagingSchema.parse({
    ...nested(answer, "meta"),
    ...nested(answer, "pagination"),
    ...plain(answer),
  });
  const cursor = paging.next_cursor ?? paging.nextCursor ?? null;
  const saysCursor = paging.next_cursor !== undefined || paging.nextCursor !== undefined;
  return {
    rows,
    rowsPath,
    total: paging.total ?? paging.total_count ?? null,
    offset: paging.offset ?? null,
    page: paging.page ?? null,
    perPage: paging.per_page ?? paging.page_size ?? paging.limit ?? null,
    hasMore: paging.has_more ?? (saysCursor ? cursor !== null : undefined),
    nextCursor: cursor === null ? null : String(cursor),
  };
}

/** How to ask for the page after this one; null when this was the last. */
export function nextListCursor(envelope: ListEnvelope, asked: ListCursor | null): ListCursor | null {
  const { rows, total, hasMore } = envelope;
  const seen = fingerprint(rows);
  if (rows.length === 0 || seen === asked?.seen || hasMore === false) return null;
  if (envelope.nextCursor !== null) return { by: "cursor", value: envelope.nextCursor, seen };

  const perPage = envelope.perPage ?? undefined;
  if (envelope.page !== null && envelope.offset === null) {
    const isLast = total !== null && perPage ? envelope.page * perPage >= total : isShort(rows, perPage);
    const next = { by: "page" as const, value: envelope.page + 1, seen };
    return isLast ? null : perPage ? { ...next, perPage } : next;
  }
  if (asked?.by === "page") {
    return { ...asked, value: Number(asked.value) + 1, seen };
  }
  const readSoFar =
    (envelope.offset ?? (asked?.by === "cursor" ? 0 : Number(asked?.value ?? 0))) + rows.length;
  const isLast = total !== null ? readSoFar >= total : hasMore !== true && isShort(rows, perPage);
  if (isLast) return null;
  const knowsOffset = envelope.offset !== null || asked?.by === "offset";
  return { by: knowsOffset ? "offset" : "guess", value: readSoFar, seen };
}

// Only against the size the platform itself named: it may cap the one we asked for.
function isShort(rows: unknown[], perPage: number | undefined): boolean {
  return perPage !== undefined && rows.length < perPage;
}

function findRows(
  answer: unknown,
  rowNames: readonly string[],
  endpoint: string,
): [PropertyKey[], unknown[]] {
  const [ownName = "sessions"] = rowNames;
  if (Array.isArray(answer)) return [[], answer];
  const fields = plain(answer);
  for (const name of rowNames) {
    const rows = listOf(fields[name]);
    if (rows) return [[name], rows];
    const inner = name === "data" ? listOf(plain(fields[name])[ownName]) : null;
    if (inner) return [[name, ownName], inner];
  }
  // Go writes a list without elements as null, PHP as whatever an empty array became.
  const none = rowNames.find((name) => name in fields && isEmpty(fields[name]));
  if (none && isEmpty(fields.error)) return [[none], []];
  throw new PlatformContractError({ code: "UNEXPECTED_SHAPE", endpoint, path: ownName });
}

/** A list, also one that became an object with its positions as names. */
function listOf(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value;
  const names = Object.keys(plain(value));
  return names.length > 0 && names.every((name) => /^\d{1,6}$/.test(name))
    ? Object.values(plain(value))
    : null;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function plain(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function nested(answer: unknown, name: string): Record<string, unknown> {
  return plain(plain(answer)[name]);
}
