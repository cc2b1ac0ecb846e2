import { z } from "zod";

/** Where a page starts: the sort value and id of the row beside it, and which way to read from there. */
export type KeysetPosition = { value: string | number | null; id: string; before: boolean };

const positionSchema = z.object({
  value: z.union([z.string(), z.number(), z.null()]),
  id: z.uuid(),
  before: z.boolean(),
});

/** Opaque text for a URL. */
export function encodePosition(position: KeysetPosition): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/** Null for anything that `encodePosition` did not make. */
export function decodePosition(cursor: string | null): KeysetPosition | null {
  if (!cursor) return null;
  try {
    return positionSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

export type KeysetOrder = { field: string; direction: "asc" | "desc"; nullable: boolean; isDate: boolean };

/** A run of rows that one index holds in the order that is wanted. */
export type KeysetSegment = { where: object; orderBy: object[] };

/**
 * The rows strictly beyond `position` in reading direction, as runs to be read one after the other: those with the same
 * value, those with further ones, those without any. Each is a range that an index can be entered at, so that a page far
 * down costs what the first one costs.
 */
export function segmentsBeyond(order: KeysetOrder, position: KeysetPosition | null): KeysetSegment[] {
  const { field, nullable, isDate } = order;
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
  const at = isDate ? new Date(value) : value;
  const sameValue = field === "id" ? [] : [{ where: { [field]: at, ...furtherId }, orderBy: byId }];
  return [...sameValue, { where: { [field]: { [compare]: at } }, orderBy: byValue }, ...allNulls];
}
