import { env } from "@/lib/env";
import { VISIT_HOURS } from "./link-visits";

/** One for each link, so that somebody can have several open. `__Secure-` where the address is https. */
export function visitorCookieName(linkId: string): string {
  return `${isSecure() ? "__Secure-" : ""}debrief.visit.${linkId}`;
}

/** The Set-Cookie values that give a browser its visit: it goes to the visitor's pages and their API only. */
export function visitorCookies(linkId: string, secret: string): string[] {
  // Kept for longer than the visit: who comes again with the link is then the same visitor.
  const maxAge = VISIT_HOURS * 60 * 60 * 60;
  return ["/review", "/api/review"].map((path) =>
    [
      `${visitorCookieName(linkId)}=${secret}`,
      `Path=${path}`,
      `Max-Age=${maxAge}`,
      "HttpOnly",
      "SameSite=Lax",
      ...(isSecure() ? ["Secure"] : []),
    ].join("; "),
  );
}

/** Where somebody wants their code sent, between asking for one and typing it: out of the address, and soon gone. */
export const READER_COOKIE = "debrief.reader";

/** The Set-Cookie value that remembers an email address for as long as its code works. */
export function readerCookie(email: string): string {
  const secure = isSecure() ? "; Secure" : "";
  return `${READER_COOKIE}=${encodeURIComponent(email)}; Path=/review; Max-Age=600; HttpOnly; SameSite=Lax${secure}`;
}

function isSecure(): boolean {
  return env().NEXTAUTH_URL.startsWith("https://");
}
