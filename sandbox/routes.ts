import { refuse, sendJson } from "./envelope";
import type { Endpoint } from "./faults";
import { getSession } from "./handlers/get-session";
import { listSessions } from "./handlers/list-sessions";
import { createPersona, createSession, getPersona, listPersonas, updatePersona } from "./handlers/personas";
import { getRecording, getTranscript } from "./handlers/results";
import type { Exchange } from "./sandbox-state";

export type Route = {
  endpoint: Endpoint;
  /** Null for a path that exists with other methods only. */
  handle: ((exchange: Exchange) => void | Promise<void>) | null;
  sessionId?: string | undefined;
};

type RouteRow = [
  method: string,
  pattern: RegExp,
  endpoint: Endpoint,
  (exchange: Exchange, id: string) => void | Promise<void>,
];

const ROUTES: RouteRow[] = [
  ["GET", /^\/interview\/sessions$/, "list", listSessions],
  ["GET", /^\/interview\/sessions\/([^/]+)$/, "session", getSession],
  ["GET", /^\/interview\/sessions\/([^/]+)\/recording$/, "recording", getRecording],
  ["GET", /^\/interview\/sessions\/([^/]+)\/transcript$/, "transcript", getTranscript],
  ["GET", /^\/interview\/personas$/, "personas", listPersonas],
  ["POST", /^\/interview\/personas$/, "personas", createPersona],
  ["GET", /^\/interview\/personas\/([^/]+)$/, "personas", getPersona],
  ["PATCH", /^\/interview\/personas\/([^/]+)$/, "personas", updatePersona],
  ["POST", /^\/interview\/personas\/([^/]+)\/sessions$/, "start", createSession],
  ["GET", /^\/credits$/, "credits", credits],
];

/** What answers `method path`, with `path` behind `/api/v1`; null for a path that does not exist. */
export function findRoute(method: string, path: string): Route | null {
  const onPath = ROUTES.filter(([, pattern]) => pattern.test(path));
  const [first] = onPath;
  if (!first) return null;
  const row = onPath.find(([routeMethod]) => routeMethod === method);
  const id = decodeId(first[1].exec(path)?.[1]);
  const [, , endpoint, handle] = row ?? first;
  return {
    endpoint,
    handle: row ? (exchange) => handle(exchange, id ?? "") : null,
    ...(path.startsWith("/interview/sessions/") ? { sessionId: id } : {}),
  };
}

function credits({ response, state }: Exchange): void {
  const { credits: balance, sessionsLeft } = state.settings;
  sendJson(response, 200, { balance: sessionsLeft === 0 ? 0 : balance, currency: "credits" });
}

function decodeId(part: string | undefined): string | undefined {
  if (part === undefined) return undefined;
  try {
    return decodeURIComponent(part);
  } catch {
    return refuse(400, "INVALID_INPUT", "The path is not valid.");
  }
}
