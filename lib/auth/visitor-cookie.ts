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

function isSecure(): boolean {
  return env().NEXTAUTH_URL.startsWith("https://");
}
