/**
 * Recordings, answered before Next: a player asks for many small parts, and to find the route costs more than the part.
 * `scripts/start.mjs` asks this first. Whatever is odd about a request goes on to Next and the routes in pages/api.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { API_HEADERS, LINK_API_HEADERS, SECURITY_HEADERS } from "@/lib/http/answer-headers";
import { log } from "@/lib/log";
import type { RecordingRequest } from "./recording-request";
import { linkRecording, memberRecording, resultsRecording } from "./recording-routes";

type Route = {
  pattern: RegExp;
  answer: (request: RecordingRequest, response: ServerResponse) => Promise<void>;
  headers: Headers;
};

const headersOf = (...lists: { key: string; value: string }[][]) =>
  new Headers(Object.fromEntries(lists.flat().map(({ key, value }) => [key, value])));

const ROUTES: Route[] = [
  {
    pattern: /^\/api\/t\/(?<tenant>[\w-]+)\/interviews\/(?<interviewId>[\w-]+)\/recording$/,
    answer: memberRecording,
    headers: headersOf(SECURITY_HEADERS, API_HEADERS),
  },
  {
    pattern: /^\/api\/review\/(?<linkId>[\w-]+)\/interviews\/(?<interviewId>[\w-]+)\/recording$/,
    answer: linkRecording,
    headers: headersOf(SECURITY_HEADERS, API_HEADERS, LINK_API_HEADERS),
  },
  {
    pattern: /^\/api\/v1\/interview\/sessions\/(?<sessionId>[\w-]+)\/recording$/,
    answer: resultsRecording,
    headers: headersOf(SECURITY_HEADERS, API_HEADERS),
  },
];

/** Answers when the request is for a recording; false when it is somebody else's. */
export function answerRecording(request: IncomingMessage, response: ServerResponse): boolean {
  const { method, url = "", headers } = request;
  if (method !== "GET" && method !== "HEAD") return false;
  // proxy.ts has something to say about these.
  if ("next-action" in headers || headers["content-type"]?.startsWith("multipart/")) return false;
  const [path = "", search = ""] = url.split("?", 2);
  if (!path.endsWith("/recording")) return false;
  for (const { pattern, answer, headers: sent } of ROUTES) {
    const found = pattern.exec(path);
    if (!found) continue;
    response.setHeaders(sent);
    const query = { ...queryOf(search), ...found.groups };
    const asked = Object.assign(request, { query, cookies: cookiesOf(headers.cookie) });
    answer(asked, response).catch((error: unknown) => {
      log.error({ err: error }, "a recording could not be sent");
      response.destroy();
    });
    return true;
  }
  return false;
}

function queryOf(search: string): RecordingRequest["query"] {
  const query: RecordingRequest["query"] = {};
  if (search === "") return query;
  const values = new URLSearchParams(search);
  for (const name of values.keys()) {
    const all = values.getAll(name);
    query[name] = all.length > 1 ? all : all[0];
  }
  return query;
}

/** Of a cookie that is sent twice, the first counts, as it does to Next. None that is read here holds anything escaped. */
function cookiesOf(header = ""): RecordingRequest["cookies"] {
  const pairs = header.split(";").map((pair) => pair.split(/=(.*)/s, 2).map((part) => part.trim()));
  return Object.fromEntries(pairs.reverse());
}
