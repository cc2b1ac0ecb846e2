// What every request passes before Next reads it, and what every answer carries, also those that Next gives by itself.
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state";
import { env } from "@/lib/env";
import { PEER_HEADER } from "@/lib/net/caller-address";
import { processSingleton } from "@/lib/process-singleton";

const TWO_YEARS_S = 2 * 365 * 24 * 60 * 60;
const ROUTER_STATE = "next-router-state-tree";

/** Stands at the door of this process's servers from now on. */
export function watchDoor(): void {
  processSingleton("door", () => {
    subscribe("http.server.request.start", (message) => {
      // By Node's documentation of this channel.
      const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
      clean(request);
      protect(request, response);
    });
    return true;
  });
}

/** Takes out what Next would answer 500 to, and what only we may say. */
function clean({ headers, socket }: IncomingMessage): void {
  headers[PEER_HEADER] = socket.remoteAddress ?? "";
  if (headers[ROUTER_STATE] !== undefined && !isRouterState(headers[ROUTER_STATE]))
    delete headers[ROUTER_STATE];
  if (headers.cookie?.match(/%00|\0/)) headers.cookie = storableCookies(headers.cookie);
}

function storableCookies(cookies: string): string {
  return cookies
    .split(";")
    .filter((cookie) => !/%00|\0/.test(cookie))
    .join(";");
}

function isRouterState(state: string | string[]): boolean {
  try {
    parseAndValidateFlightRouterState(state);
    return true;
  } catch {
    return false;
  }
}

/** Whatever answers can replace these by its own; proxy.ts does for pages. */
function protect({ url = "" }: IncomingMessage, response: ServerResponse): void {
  if (env().NEXTAUTH_URL.startsWith("https://"))
    response.setHeader("Strict-Transport-Security", `max-age=${TWO_YEARS_S}`);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("X-Frame-Options", "DENY");
  // The development server's own pages run scripts of their own.
  if (process.env.NODE_ENV === "development") return;
  // What a page loads is bound by the page's policy; a worker among it would be by this one.
  const isPartOfPage = url.startsWith("/_next/static/");
  response.setHeader(
    "Content-Security-Policy",
    isPartOfPage ? "frame-ancestors 'none'" : "default-src 'none'; frame-ancestors 'none'",
  );
}
