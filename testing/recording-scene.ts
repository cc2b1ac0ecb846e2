import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import http, { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import type { NextApiRequest, NextApiResponse } from "next";
import { encode } from "next-auth/jwt";
import { onTestFinished } from "vitest";
import { createLogin } from "@/lib/auth/login/logins";
import { sessionCookieName } from "@/lib/auth/sign-in/config";
import { addConnection } from "@/lib/data/platform/connections";
import { env } from "@/lib/env";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import { Spool, type SpoolOptions } from "@/lib/recording/spool";
import { diskStorage } from "@/lib/recording/spool-storage";
import { createInterview, createMember, createTenant, type InterviewOverrides } from "@/prisma/factories";
import { SANDBOX_KEYS } from "@/sandbox/clients";
import { startSandbox } from "@/sandbox/server";

type Handler = (request: NextApiRequest, response: NextApiResponse) => Promise<void>;
export type Reply = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** The platform's stand-in, with its switches; the environment of this test file is set to use it. */
export async function startPlatform() {
  const sandbox = await startSandbox({ seed: [] });
  process.env.PLATFORM_URL = sandbox.url;
  const call = async (method: string, what: string, body?: unknown) => {
    const reply = await fetch(`${sandbox.url}/__sandbox/${what}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(await reply.text());
    return reply.json();
  };
  return {
    close: sandbox.close,
    order: (fault: object) => call("POST", "faults", { endpoint: "recording", ...fault }),
    set: (settings: object) => call("PUT", "settings", settings),
    /** As it was at the start, its sessions excepted. */
    reset: async () => {
      for (const what of ["faults", "settings", "requests"]) await call("DELETE", what);
    },
    addSession: async (session: object): Promise<string> =>
      (await call("POST", "sessions", { client: "acme", ...session })).id,
    recordingRequests: async (): Promise<number> => (await call("GET", "requests")).counts.recording ?? 0,
  };
}

/** A spool in a new folder as the process's one; both go with the test that asks for it. */
export function newSpool(options: Partial<SpoolOptions> = {}): Spool {
  const directory = mkdtempSync(path.join(os.tmpdir(), "spool-test-"));
  const spool = new Spool({
    storage: diskStorage(directory),
    maxBytes: 1024 ** 3,
    graceMs: 0,
    retry: { attempts: 3, delayMs: 1 },
    ...options,
  });
  onTestFinished(async () => {
    await spool.close();
    await rm(directory, { recursive: true, force: true });
  });
  replaceProcessSingleton("recording-spool", spool);
  return spool;
}

/** An organisation with a key to the sandbox, its owner signed in, and an interview for each session id. */
export async function createOrganisation() {
  const tenant = await createTenant();
  const { actor, userId } = await createMember(tenant);
  const { id: connectionId } = await addConnection(actor, SANDBOX_KEYS.acme);
  if (connectionId === null) throw new Error("The key was not stored.");
  return {
    tenant,
    actor,
    userId,
    connectionId,
    cookie: await signIn(userId),
    addInterview: (overrides: InterviewOverrides) =>
      createInterview(tenant.id, connectionId, { completedAt: new Date("2026-11-01"), ...overrides }),
  };
}

/** The Cookie header of a browser in which the person is signed in. */
export async function signIn(userId: string): Promise<string> {
  const loginId = await createLogin(userId);
  const token = await encode({ token: { sub: userId, loginId }, secret: env().NEXTAUTH_SECRET });
  return `${sessionCookieName()}=${token}`;
}

/** Serves Pages API handlers as Next does: `[name]` in a route is a part of the path, and lands in the query. */
export async function serveHandlers(routes: Record<string, Handler>) {
  const server = http.createServer((request, response) => void route(routes, request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const listen = async (target: string, headers: Record<string, string> = {}, method = "GET") => {
    const request = http.request(origin + target, { headers, method, agent: false }).end();
    const [reply] = (await once(request, "response")) as [IncomingMessage];
    return reply;
  };
  return {
    /** The answer with its body unread. */
    listen,
    /** The whole answer; rejects when the connection breaks. */
    get: async (...asked: Parameters<typeof listen>): Promise<Reply> => {
      const reply = await listen(...asked);
      const chunks: Buffer[] = [];
      for await (const chunk of reply) chunks.push(chunk as Buffer);
      return { status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks) };
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function route(routes: Record<string, Handler>, request: IncomingMessage, response: ServerResponse) {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://test");
  for (const [pattern, handler] of Object.entries(routes)) {
    const matcher = new RegExp(`^${pattern.replaceAll(/\[(\w+)\]/g, "(?<$1>[^/]+)")}$`);
    const found = matcher.exec(pathname);
    if (!found) continue;
    const cookies = Object.fromEntries(
      (request.headers.cookie ?? "").split("; ").map((cookie) => cookie.split(/=(.*)/s).slice(0, 2)),
    );
    const params = Object.entries(found.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ]);
    const query = { ...Object.fromEntries(searchParams), ...Object.fromEntries(params) };
    // What Next adds to Node's own request, as far as the handlers use it.
    const nextRequest = Object.assign(request, { query, cookies }) as NextApiRequest;
    await handler(nextRequest, response as NextApiResponse).catch(() => response.destroy());
    return;
  }
  response.writeHead(404).end();
}
