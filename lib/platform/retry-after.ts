const LONGEST_MS = 60 * 60 * 1000;
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

/**
 * Milliseconds to wait according to a `Retry-After` value: seconds or an HTTP date (RFC 9110, 10.2.3).
 * Between 0 and one hour; undefined when there is none or it cannot be read.
 */
export function parseRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return clamp(Number(text) * 1000);
  if (!/^[A-Z][a-z]{2}/.test(text)) return undefined;
  // The asctime form names no zone, which Date.parse would take as local.
  const untilMs = Date.parse(ASCTIME.test(text) ? `${text} GMT` : text);
  return Number.isNaN(untilMs) ? undefined : clamp(untilMs - nowMs);
}

function clamp(delayMs: number): number {
  return Math.min(Math.max(Math.ceil(delayMs), 0), LONGEST_MS);
}
