import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { createPlatformClient, type PlatformClient } from "@/lib/platform/client";
import type { PlatformSettings } from "@/lib/platform/settings";

export const TEST_KEY = "zh_api_Test_0123456789abcdefghijklmnop";
export const SESSION_ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export type TestPlatform = {
  baseUrl: string;
  client: PlatformClient;
  /** Method-less request targets, in order of arrival. */
  urls: string[];
  requests: IncomingMessage[];
  /** What the client slept between attempts. */
  waitsMs: number[];
};

/** A platform made of one handler, for answers that the sandbox has no switch for. Closed after the test. */
export async function startTestPlatform(
  handler: Handler,
  overrides: Partial<PlatformSettings> = {},
): Promise<TestPlatform> {
  const urls: string[] = [];
  const requests: IncomingMessage[] = [];
  const waitsMs: number[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    urls.push(request.url ?? "");
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sleep = async (delayMs: number) => {
    waitsMs.push(delayMs);
  };
  const client = createPlatformClient(
    { baseUrl, apiKey: TEST_KEY },
    { sleep, random: () => 0, ...overrides },
  );
  return { baseUrl, client, urls, requests, waitsMs };
}

export function sendJson(
  response: ServerResponse,
  statusCode: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(statusCode, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** The platform's error envelope. */
export function envelope(code: string, more: Record<string, unknown> = {}) {
  return { error: { code, message: `About ${TEST_KEY}`, timestamp: "2026-05-29T10:00:00.000Z", ...more } };
}

/** A session with only the two fields that no session can be without. */
export function row(number: number, fields: Record<string, unknown> = {}) {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
    status: "completed",
    ...fields,
  };
}
