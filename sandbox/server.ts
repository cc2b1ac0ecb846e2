import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { clientOfKey } from "./clients";
import { cutAfter } from "./cut-after";
import { PlatformRefusal, refuse, sendJson, sendRefusal } from "./envelope";
import type { Fault } from "./faults";
import { admin } from "./handlers/admin";
import { findRoute } from "./routes";
import { newState, type SandboxState } from "./sandbox-state";
import { SEED_INTERVIEWS } from "./seed/interviews";
import type { SandboxClient, SeedInterview } from "./seed/types";

export type SandboxOptions = {
  /** 0, the default, takes any free port. */
  port?: number;
  host?: string;
  seed?: SeedInterview[];
  /** Generated sessions for `acme`, besides the seed. */
  extraSessions?: number;
  now?: () => number;
};

/** `url` has no slash at its end. */
export type Sandbox = { url: string; port: number; close: () => Promise<void> };

const BASE = "/api/v1";
const ADMIN = "/__sandbox/";
const BODY_LIMIT = 32 * 1024 * 1024;

/** Starts the stand-in for the interview platform. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = "127.0.0.1", seed = SEED_INTERVIEWS, extraSessions = 0, now = Date.now } = options;
  const state = newState(seed, now);
  if (extraSessions > 0) state.sessions.generate("acme", extraSessions);
  const server = createServer((request, response) => void serve(state, request, response));
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(state: SandboxState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://sandbox");
  const method = request.method ?? "GET";
  const readJson = () => readJsonBody(request);
  try {
    if (pathname.startsWith(ADMIN))
      return await admin({ state, method, path: pathname.slice(ADMIN.length), readJson, response });
    await servePlatform(state, { method, pathname, query: searchParams, request, response, readJson });
  } catch (error) {
    if (response.headersSent) response.destroy();
    else if (error instanceof PlatformRefusal) sendRefusal(response, error.refusal);
    else sendRefusal(response, { status: 500, code: "INTERNAL_ERROR", message: "The sandbox failed." });
  }
}

type PlatformRequest = {
  method: string;
  pathname: string;
  query: URLSearchParams;
  request: IncomingMessage;
  response: ServerResponse;
  readJson: () => Promise<unknown>;
};

async function servePlatform(state: SandboxState, incoming: PlatformRequest): Promise<void> {
  const { method, pathname, query, request, response, readJson } = incoming;
  const key = request.headers["x-api-key"];
  const client = clientOfKey(typeof key === "string" ? key : undefined);
  logWhenDone(state, request, response, client);
  const path = pathname.startsWith(BASE) ? pathname.slice(BASE.length) : "";
  const route = path === "/health" ? null : findRoute(method, path);
  const endpoint = path === "/health" ? "health" : route?.endpoint;
  if (endpoint) {
    state.requests.count(endpoint);
    const fault = state.faults.take(endpoint, route?.sessionId, client);
    if (fault && (await befall(fault, response))) return;
  }
  if (path === "/health") return sendJson(response, 200, { status: "ok" });
  const allowed = authorise(state, client);
  if (state.settings.rateLimitHeaders) {
    const left = state.requests.left(allowed, state.settings.rateLimitPerMinute);
    response.setHeader("X-RateLimit-Limit", String(state.settings.rateLimitPerMinute));
    response.setHeader("X-RateLimit-Remaining", String(left));
  }
  if (!route) refuse(404, "NOT_FOUND", "There is no such path.");
  if (!route?.handle) return refuse(405, "METHOD_NOT_ALLOWED", "This path does not know that method.");
  await route.handle({ state, client: allowed, query, headers: request.headers, readJson, response });
}

function authorise(state: SandboxState, client: SandboxClient | null): SandboxClient {
  const { refusedClients, unpermittedClients, rateLimitPerMinute } = state.settings;
  if (client === null || refusedClients.includes(client))
    return refuse(401, "INVALID_API_KEY", "The API key is missing or not valid.", { early: true });
  if (unpermittedClients.includes(client))
    refuse(403, "MISSING_PERMISSION", "The client lacks the interview permission.");
  const waitSeconds = state.requests.overRate(client, rateLimitPerMinute, state.now());
  if (waitSeconds !== null) {
    state.requests.count("over_rate");
    refuse(429, "RATE_LIMIT_EXCEEDED", "Too many requests.", { retryAfterSeconds: waitSeconds });
  }
  return client;
}

/** Does what the fault orders; true when that was the whole answer. */
async function befall(fault: Fault, response: ServerResponse): Promise<boolean> {
  if (fault.delayMs) await delay(fault.delayMs);
  if (fault.hang) return true;
  if (fault.redirectTo) {
    response.writeHead(302, { Location: fault.redirectTo }).end();
    return true;
  }
  if (fault.warmUp)
    refuse(503, "SERVICE_WARMING_UP", "The service is starting.", {
      retryAfterSeconds: fault.retryAfterSeconds ?? 1,
    });
  if (fault.status !== undefined && fault.status >= 400) {
    const {
      status,
      code = `HTTP_${status}`,
      message = "Ordered by a fault.",
      details,
      retryAfterSeconds,
    } = fault;
    refuse(status, code, message, { details, retryAfterSeconds });
  }
  if (fault.body !== undefined || fault.malformedJson) {
    response.writeHead(fault.status ?? 200, { "Content-Type": fault.contentType ?? "application/json" });
    response.end(fault.body ?? '{"sessions": [');
    return true;
  }
  if (fault.losesAnswer || fault.hangsAfter) withhold(response, fault.losesAnswer ?? false);
  if (fault.contentType) overrideContentType(response, fault.contentType);
  if (fault.cutAfterBytes !== undefined) cutAfter(response, fault.cutAfterBytes);
  return false;
}

/** Whatever is answered does not leave; the caller sees the connection close, or nothing. */
function withhold(response: ServerResponse, isClosed: boolean): void {
  response.writeHead = (() => response) as typeof response.writeHead;
  response.end = (() => {
    if (isClosed) response.destroy();
    return response;
  }) as typeof response.end;
}

function overrideContentType(response: ServerResponse, contentType: string): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = ((status: number, headers: Record<string, string>) =>
    writeHead(status, { ...headers, "Content-Type": contentType })) as typeof response.writeHead;
}

function logWhenDone(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
  client: SandboxClient | null,
): void {
  const { method = "GET", url: path = "/", socket } = request;
  const sentBefore = socket.bytesWritten;
  response.once("close", () => {
    const bytesSent = socket.bytesWritten - sentBefore;
    const aborted = !response.writableFinished;
    state.requests.add({ method, path, status: response.statusCode, client, bytesSent, aborted });
  });
}

async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_LIMIT) refuse(413, "INVALID_INPUT", "The body is too large.");
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return refuse(400, "INVALID_INPUT", "The body is not JSON.");
  }
}
