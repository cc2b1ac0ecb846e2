/** Interviews of one status are counted up to here; beyond, the exact number would cost more than it tells. */
export const COUNTED_TO = 10_000;

/** A count for people: `10,000+` for one that was not counted to its end. */
export function countLabel(count: number, isExact: boolean = count < COUNTED_TO): string {
  return `${count.toLocaleString("en")}${isExact ? "" : "+"}`;
}
