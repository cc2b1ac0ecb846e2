/** Probes, answered before Next: it loads for seconds at the start, and a probe that waits so long is taken for dead. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "@/lib/log";
import { API_HEADERS, SECURITY_HEADERS } from "./answer-headers";
import { whyNotReady } from "./readiness";

const HEADERS = new Headers([
  ...[...SECURITY_HEADERS, ...API_HEADERS].map(({ key, value }): [string, string] => [key, value]),
  ["Content-Type", "application/json"],
  ["Cache-Control", "no-store"],
]);

/** Whether the process answers. */
export const LIVE = { status: 200, body: { status: "live" } };

/** Whether the replica can do its work: it has started up and its database answers. If not, why. */
export async function readinessAnswer() {
  const reason = await whyNotReady();
  return reason === null
    ? { status: 200, body: { status: "ready" } }
    : { status: 503, body: { status: "not ready", reason } };
}

/** Answers when the request is a probe; false when it is something else. */
export function answerProbe({ method, url = "" }: IncomingMessage, response: ServerResponse): boolean {
  if (method !== "GET") return false;
  const path = url.split("?", 1)[0];
  if (path === "/api/health/live") send(response, LIVE);
  else if (path === "/api/health/ready")
    readinessAnswer()
      .then((answer) => send(response, answer))
      .catch((error: unknown) => {
        log.error({ err: error }, "a probe could not be answered");
        response.destroy();
      });
  else return false;
  return true;
}

function send(response: ServerResponse, { status, body }: { status: number; body: object }): void {
  response.setHeaders(HEADERS);
  response.writeHead(status).end(JSON.stringify(body));
}
