import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const ABSOLUTE = /^https?:\/\/([^/?#]*)(.*)$/i;

/**
 * Reads requests whose target is a whole address, as some proxies send them, like those of a path; their host is the
 * address's (RFC 9112, section 3.2.2). Next would send them elsewhere for the double slash.
 */
export function readAbsoluteTargets(): void {
  subscribe("http.server.request.start", (message) => {
    // What Node publishes there is not typed.
    toOriginForm((message as { request: IncomingMessage }).request);
  });
}

/** Gives `request` the path of its address, and the host. */
export function toOriginForm(request: Pick<IncomingMessage, "url" | "headers">): void {
  const [, host, path = ""] = ABSOLUTE.exec(request.url ?? "") ?? [];
  if (!host) return;
  request.headers.host = host;
  request.url = path.startsWith("/") ? path : `/${path}`;
}
