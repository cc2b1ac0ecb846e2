const HERE = "http://here.invalid";

/** A path of our own to go on to after signing in; anything else leads home. Read as a browser would read it. */
export function safeNextPath(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, HERE)) return "/";
  const url = new URL(next, HERE);
  const path = url.pathname + url.search;
  // Of `/..//host` the beginning is gone by now, and what is left would name a host.
  return url.origin === HERE && !path.startsWith("//") ? path : "/";
}
