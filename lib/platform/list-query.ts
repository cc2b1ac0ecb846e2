import type { ListCursor } from "./list-cursor";

/** The query that asks for the page at `cursor`, with no more parameters than are given. */
export function listQuery(
  cursor: ListCursor | null,
  { limit, status }: { limit?: number; status?: string | undefined },
): URLSearchParams {
  const query = new URLSearchParams(limit === undefined ? {} : { limit: String(limit) });
  if (cursor) query.set(cursor.by === "guess" ? "offset" : cursor.by, String(cursor.value));
  if (cursor?.perPage && limit !== undefined) {
    // Another size than that of the pages before would leave a gap.
    query.delete("limit");
    query.set("per_page", String(cursor.perPage));
  }
  if (status) query.set("status", status);
  return query;
}
