/** Interviews of one status are counted up to here; beyond, the exact number would cost more than it tells. */
export const COUNTED_TO = 10_000;

/** How many there are: counted to the end, estimated by the database, or only known to be no fewer. */
export type Count = { value: number; kind: "exact" | "about" | "at least" };

export const NONE: Count = { value: 0, kind: "exact" };

/** The sum, as certain as the least certain of them. */
export function sumOf(counts: readonly Count[]): Count {
  const kinds = new Set(counts.map(({ kind }) => kind));
  const value = counts.reduce((sum, count) => sum + count.value, 0);
  return { value, kind: kinds.has("at least") ? "at least" : kinds.has("about") ? "about" : "exact" };
}

/** A count for people: `312`, `about 940,000`, `10,000+`. */
export function countLabel({ value, kind }: Count): string {
  if (kind === "exact") return value.toLocaleString("en");
  if (kind === "about") return `about ${rounded(value).toLocaleString("en")}`;
  return `${value.toLocaleString("en")}+`;
}

/** The same where there is little room: `312`, `~940K`, `10K+`. */
export function shortCountLabel({ value, kind }: Count): string {
  if (kind === "exact") return value.toLocaleString("en");
  const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
  return kind === "about" ? `~${short.format(rounded(value))}` : `${short.format(value)}+`;
}

// Two digits: more would look as if they were known.
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}
