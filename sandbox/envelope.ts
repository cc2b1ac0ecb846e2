import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";

type Refusal = {
  status: number;
  code: string;
  message: string;
  details?: Record<string, unknown> | undefined;
  retryAfterSeconds?: number | undefined;
  /** Refused before a handler ran: the envelope then has no requestId. */
  early?: boolean;
};

/** An answer in the platform's error envelope; thrown by handlers, sent by the server. */
export class PlatformRefusal extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

export function refuse(status: number, code: string, message: string, more: Partial<Refusal> = {}): never {
  throw new PlatformRefusal({ status, code, message, ...more });
}

/** Sends the envelope of platform-api's error contract. */
export function sendRefusal(response: ServerResponse, refusal: Refusal): void {
  const { status, code, message, details, retryAfterSeconds, early = false } = refusal;
  const error = {
    code,
    message,
    timestamp: new Date().toISOString(),
    ...(early ? {} : { requestId: `req_${randomUUID()}` }),
    ...(details ? { details } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
  if (retryAfterSeconds !== undefined) response.setHeader("Retry-After", String(retryAfterSeconds));
  sendJson(response, status, { error });
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { "Content-Type": "application/json", "Content-Length": bytes.length });
  response.end(bytes);
}
