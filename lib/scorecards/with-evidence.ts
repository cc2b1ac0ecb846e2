import type { Evidence } from "./criterion";

/** As many as a rating keeps. */
export const MOST_EVIDENCE = 20;

/** The moments with one more, to the second and in order of time; a second is there once, with the newest quote. */
export function withEvidence(evidence: Evidence[], { atMs, quote }: Evidence): Evidence[] {
  const moment = { atMs: Math.floor(atMs / 1000) * 1000, quote };
  const others = evidence.filter((one) => one.atMs !== moment.atMs);
  const known = evidence.find((one) => one.atMs === moment.atMs);
  if (others.length >= MOST_EVIDENCE) return evidence;
  return [...others, known && quote === "" ? known : moment].sort((one, other) => one.atMs - other.atMs);
}
