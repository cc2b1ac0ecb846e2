import { z } from "zod";
import {
  PlatformAuthError,
  PlatformContractError,
  PlatformCreditsError,
  type PlatformError,
  PlatformForbiddenError,
  PlatformNotFoundError,
  PlatformNotReadyError,
  PlatformRateLimitError,
  PlatformUnavailableError,
} from "./errors";
import { isRecord } from "./read-value";
import { parseRetryAfter } from "./retry-after";

const NOT_READY = "ARTIFACT_NOT_READY";
const KEY_CODES =
  /^(MISSING_PERMISSION|UNAUTHORIZED|UNAUTHENTICATED|(INVALID|MISSING|EXPIRED|REVOKED|DISABLED)_(API_)?KEY|(API_)?KEY_(INVALID|MISSING|EXPIRED|REVOKED|DISABLED))$/;
const INPUT_CODES = /^(INVALID_INPUT|VALIDATION_ERROR|(INVALID|MALFORMED)_(SESSION_)?ID)$/;

// Patterns, not only types: these three are the only words of the platform that an error keeps.
const envelopeSchema = z.object({
  error: z.object({
    code: z.string().regex(/^[A-Z][A-Z0-9_]{1,63}$/),
    requestId: z
      .string()
      .regex(/^[\w.:-]{1,100}$/)
      .optional()
      .catch(undefined),
    retryAfterSeconds: z.number().nonnegative().optional().catch(undefined),
    details: z
      .object({
        status: z
          .string()
          .regex(/^[A-Za-z][\w-]{0,39}$/)
          .optional()
          .catch(undefined),
      })
      .optional()
      .catch(undefined),
  }),
});

export type ErrorEnvelope = z.infer<typeof envelopeSchema>["error"];

/** Reads the platform's error envelope without whatever repeats the key; null when the body is something else. */
export function parseErrorEnvelope(body: Buffer, apiKey: string): ErrorEnvelope | null {
  const secret = apiKey.toLowerCase();
  try {
    return envelopeSchema.parse(
      JSON.parse(body.toString("utf8").replace(/^\uFEFF/, ""), (_, value: unknown) =>
        typeof value === "string" && value.toLowerCase().includes(secret) ? "" : value,
      ),
    ).error;
  } catch {
    return null;
  }
}

/** Whether an answer is nothing but an error envelope, whatever its status says. A session may hold an error of its own. */
export function isRefusal(answer: unknown): boolean {
  if (!isRecord(answer) || !isRecord(answer.error) || typeof answer.error.code !== "string") return false;
  if (("id" in answer || "session_id" in answer) && "status" in answer) return false;
  return Object.entries(answer).every(
    ([name, value]) =>
      name === "error" || typeof value !== "object" || value === null || Object.keys(value).length === 0,
  );
}

/** What codes mean where the status says that all is well. */
const MEANT: [codes: RegExp, statusCode: number][] = [
  [KEY_CODES, 401],
  [/RATE_LIMIT|TOO_MANY_REQUESTS/, 429],
  [INPUT_CODES, 400],
  [/NOT_FOUND|GONE|DELETED/, 404],
  [/FORBIDDEN|ACCESS_DENIED|CROSS_TENANT/, 403],
  [/^INSUFFICIENT_CREDITS$/, 402],
  [/UNAVAILABLE|UNREACHABLE|TIMEOUT|WARMING|INTERNAL|OVERLOADED|MAINTENANCE/, 503],
];

function meantBy(code: string, statusCode: number): number {
  if (statusCode > 299) return statusCode;
  return MEANT.find(([codes]) => codes.test(code))?.[1] ?? statusCode;
}

export type Refusal = {
  endpoint: string;
  /** The request named one session: 400 and 404 then speak of that session, else of our request. */
  aboutSession: boolean;
  /** The request named one persona: 404 and 410 then speak of that. */
  aboutPersona?: boolean;
  statusCode: number;
  envelope: ErrorEnvelope | null;
  retryAfter: string | undefined;
};

/** The one place where a status and an envelope become an error. Branches on `code`, then on the status. */
export function errorFromResponse(refusal: Refusal): PlatformError {
  const { envelope, endpoint, aboutSession, aboutPersona = false } = refusal;
  const code = envelope?.code ?? `HTTP_${refusal.statusCode}`;
  const statusCode = envelope && code !== NOT_READY ? meantBy(code, refusal.statusCode) : refusal.statusCode;
  const options = {
    code,
    statusCode,
    requestId: envelope?.requestId,
    retryAfterMs:
      parseRetryAfter(refusal.retryAfter, Date.now()) ??
      parseRetryAfter(envelope?.retryAfterSeconds?.toString(), Date.now()),
  };

  const notReadyWithoutWords = !envelope && aboutSession && (statusCode === 202 || statusCode === 425);
  if (code === NOT_READY || notReadyWithoutWords) {
    const sessionStatus = envelope?.details?.status ?? null;
    return new PlatformNotReadyError({ ...options, code: NOT_READY, sessionStatus });
  }
  if (statusCode >= 300 && statusCode < 400) {
    return new PlatformContractError({ ...options, code: "REDIRECT_REFUSED", endpoint, path: "status" });
  }
  if (statusCode === 401) return new PlatformAuthError(options);
  if (statusCode === 403) {
    return KEY_CODES.test(code) ? new PlatformAuthError(options) : new PlatformForbiddenError(options);
  }
  if (statusCode === 429) return new PlatformRateLimitError(options);
  if (statusCode >= 500 || statusCode === 408) return new PlatformUnavailableError(options);
  if (aboutPersona && (statusCode === 404 || statusCode === 410)) return new PlatformNotFoundError(options);
  if (aboutSession) {
    const isMalformedId = (statusCode === 400 || statusCode === 422) && INPUT_CODES.test(code);
    if (statusCode === 404 || statusCode === 410 || isMalformedId) return new PlatformNotFoundError(options);
  }
  if (statusCode === 402) return new PlatformCreditsError(options);
  const path = statusCode === 200 ? "content-type" : "status";
  return new PlatformContractError({ ...options, endpoint, path });
}
