/** The cookie in which a browser says where it is, so that the server writes its dates and not UTC's. */
export const ZONE_COOKIE = "debrief.zone";

/** An IANA time zone as a cookie has it; what is none is UTC. */
export function toTimeZone(value: string | undefined): string {
  if (!value || value.length > 64) return "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: decodeURIComponent(value) }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
