import { z } from "zod";

/** Where a page starts: the sort value and id of the row beside it, and which way to read from there. */
export type KeysetPosition = { value: string | number | null; id: string; before: boolean };

const MOST_VALUE_LENGTH = 1000;
/** What a database column may hold as a whole number. */
const MOST_NUMBER = 2_147_483_647;

const positionSchema = z.object({
  value: z.union([
    z
      .string()
      .max(MOST_VALUE_LENGTH)
      .refine((text) => !text.includes("\0") && !/\p{Cs}/u.test(text)),
    z.int().min(-MOST_NUMBER).max(MOST_NUMBER),
    z.null(),
  ]),
  id: z.uuid(),
  before: z.boolean(),
});

/** As `toISOString` writes it. Of years below 1 and above 9999 the database does not know all. */
export const storableDateSchema = z.iso.datetime({ precision: 3 }).regex(/^[12]/);

const VALUES = { text: z.string(), number: z.number(), date: storableDateSchema, id: z.uuid() };

/** Opaque text for a URL. */
export function encodePosition(position: KeysetPosition): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/** Null for anything that `encodePosition` did not make of a row in this order. */
export function decodePosition(
  cursor: string | null,
  { kind, nullable }: Pick<KeysetOrder, "kind" | "nullable">,
): KeysetPosition | null {
  if (!cursor) return null;
  try {
    const position = positionSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    const { value } = position;
    if (value === null) return nullable ? position : null;
    return VALUES[kind].safeParse(value).success ? position : null;
  } catch {
    return null;
  }
}

export type KeysetOrder = {
  field: string;
  direction: "asc" | "desc";
  nullable: boolean;
  kind: "text" | "number" | "date" | "id";
};

/** A run of rows that one index holds in the order that is wanted. */
export type KeysetSegment = { where: object; orderBy: object[] };

/**
 * The rows strictly beyond `position` in reading direction, as runs to be read one after the other: those with the same
 * value, those with further ones, those without any. Each is a range that an index can be entered at, so that a page far
 * down costs what the first one costs.
 */
export function segmentsBeyond(order: KeysetOrder, position: KeysetPosition | null): KeysetSegment[] {
  const { field, nullable, kind } = order;
  const before = position?.before ?? false;
  const ascending = (order.direction === "asc") !== before;
  const direction = ascending ? "asc" : "desc";
  const compare = ascending ? "gt" : "lt";
  const byId = [{ id: direction }];
  const byValue = [{ [field]: direction }, { id: direction }];
  const allValues = { where: nullable ? { [field]: { not: null } } : {}, orderBy: byValue };
  const allNulls = nullable && !before ? [{ where: { [field]: null }, orderBy: byId }] : [];
  if (!position) return [allValues, ...allNulls];

  const { value, id } = position;
  const furtherId = { id: { [compare]: id } };
  if (value === null) {
    const furtherNulls = { where: { [field]: null, ...furtherId }, orderBy: byId };
    return before ? [furtherNulls, allValues] : [furtherNulls];
  }
  const at = kind === "date" ? new Date(value) : value;
  const sameValue = field === "id" ? [] : [{ where: { [field]: at, ...furtherId }, orderBy: byId }];
  return [...sameValue, { where: { [field]: { [compare]: at } }, orderBy: byValue }, ...allNulls];
}
