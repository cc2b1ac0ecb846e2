/** Interviews are of this century; what stands before or behind it stands for "none" or "never" in some language. */
const EARLIEST_MS = Date.UTC(2000, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);

/** How a time is called that is none. */
export const UNKNOWN_TIME = "unknown";

/** Whether a moment, in milliseconds since 1970, can be one of ours. False for NaN. */
export function isKnownTime(atMs: number): boolean {
  return atMs >= EARLIEST_MS && atMs < LATEST_MS;
}
