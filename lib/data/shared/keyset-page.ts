import { encodePosition, type KeysetOrder, type KeysetPosition, type KeysetSegment } from "./keyset";

/** The first ids along the segments, at most `limit`. `read` gives those of one segment, at most `take`. */
export async function idsAlong(
  segments: readonly KeysetSegment[],
  limit: number,
  read: (segment: KeysetSegment, take: number) => Promise<{ id: string }[]>,
): Promise<string[]> {
  const ids: string[] = [];
  for (const segment of segments) {
    if (ids.length === limit) break;
    const more = await read(segment, limit - ids.length);
    ids.push(...more.map(({ id }) => id));
  }
  return ids;
}

/** `rows`, which the database gave in any order, in that of `ids`. */
export function inOrderOf<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const places = new Map(ids.map((id, place) => [id, place]));
  return rows.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}

/**
 * Cuts a page out of `rows`, which were read from `position` on in reading direction, one more than it holds: what it
 * shows, in the list's direction, and the cursors of its neighbours; null where there is none. Rows have `order.field`.
 */
export function cutPage<Row extends { id: string }>(
  rows: readonly Row[],
  limit: number,
  order: KeysetOrder,
  position: KeysetPosition | null,
): { shown: Row[]; nextCursor: string | null; previousCursor: string | null } {
  const before = position?.before ?? false;
  const hasMore = rows.length > limit;
  const shown = rows.slice(0, limit);
  if (before) shown.reverse();
  const cursorAt = (row: Row | undefined, backwards: boolean) =>
    row ? encodePosition({ value: sortValue(row, order), id: row.id, before: backwards }) : null;
  return {
    shown,
    nextCursor: hasMore || before ? cursorAt(shown.at(-1), false) : null,
    previousCursor: (before ? hasMore : position !== null) ? cursorAt(shown[0], true) : null,
  };
}

function sortValue(row: object, { field }: KeysetOrder): string | number | null {
  // Each list names columns of its own rows, all of them texts, numbers or times.
  const value = (row as Record<string, string | number | Date | null>)[field] ?? null;
  return value instanceof Date ? value.toISOString() : value;
}
