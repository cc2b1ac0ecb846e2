const LONGEST = 200;

/**
 * What an address says is searched for: without NUL, which the database does not take, and of a length that somebody types.
 * Without it, or with it twice, everything is asked for.
 */
export function toSearchText(q: unknown): string {
  return typeof q === "string" ? q.replaceAll("\0", "").trim().slice(0, LONGEST) : "";
}
