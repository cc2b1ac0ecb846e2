/** The one place that turns an error into an HTTP answer, in the platform's own envelope. */
import { randomUUID } from "node:crypto";
import { isOutage } from "@/lib/db/hindrance";
import { AppError, type ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import {
  PlatformAuthError,
  PlatformContractError,
  PlatformError,
  PlatformForbiddenError,
  PlatformNotFoundError,
  PlatformNotReadyError,
  PlatformRateLimitError,
} from "@/lib/platform/errors";

export type ErrorAnswer = {
  status: number;
  headers: Record<string, string>;
  body: {
    error: {
      code: string;
      message: string;
      timestamp: string;
      requestId: string;
      details?: Record<string, unknown>;
      retryAfterSeconds?: number;
    };
  };
};

const APP_ERRORS: Record<ErrorCode, { status: number; code: string }> = {
  unauthenticated: { status: 401, code: "UNAUTHENTICATED" },
  forbidden: { status: 403, code: "FORBIDDEN" },
  not_found: { status: 404, code: "NOT_FOUND" },
  invalid_input: { status: 400, code: "INVALID_INPUT" },
  conflict: { status: 409, code: "CONFLICT" },
  rate_limited: { status: 429, code: "RATE_LIMIT_EXCEEDED" },
  artifact_not_ready: { status: 409, code: "ARTIFACT_NOT_READY" },
  platform_key_missing: { status: 502, code: "PLATFORM_KEY_MISSING" },
  platform_key_rejected: { status: 502, code: "PLATFORM_KEY_REJECTED" },
  platform_key_unreadable: { status: 502, code: "PLATFORM_KEY_UNREADABLE" },
  platform_unavailable: { status: 502, code: "PLATFORM_UNAVAILABLE" },
  unavailable: { status: 503, code: "UNAVAILABLE" },
  internal: { status: 500, code: "INTERNAL_ERROR" },
};

/** Status, headers and body for any error. What is not meant for the caller is logged and answered as 500. */
export function toErrorAnswer(error: unknown): ErrorAnswer {
  const requestId = randomUUID();
  const known = toAppError(error);
  if (!known || known.code === "internal")
    log.error({ err: error, requestId }, "request failed unexpectedly");
  const shown = known ?? new AppError("internal", "Something went wrong on our side. Try again in a moment.");
  const { status, code } = APP_ERRORS[shown.code];
  return {
    status,
    headers: {
      "Cache-Control": "no-store",
      ...(shown.retryAfterSeconds === undefined ? {} : { "Retry-After": String(shown.retryAfterSeconds) }),
    },
    body: {
      error: {
        code: typeof shown.details?.code === "string" ? shown.details.code : code,
        message: shown.message,
        timestamp: new Date().toISOString(),
        requestId,
        ...(shown.details?.status === undefined ? {} : { details: { status: shown.details.status } }),
        ...(shown.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: shown.retryAfterSeconds }),
      },
    },
  };
}

/** What an error means to our own caller; null for one that nobody foresaw. */
export function toAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (isOutage(error))
    return new AppError("unavailable", "The database cannot be reached at the moment. Try again shortly.", {
      cause: error,
      retryAfterSeconds: 5,
    });
  if (!(error instanceof PlatformError)) return null;
  const cause = { cause: error };
  if (error instanceof PlatformNotReadyError)
    return new AppError("artifact_not_ready", "The result is not available yet.", {
      ...cause,
      details: { status: error.sessionStatus ?? "unknown" },
    });
  // The tenant's key was refused, not the caller's sign-in: it must not look like our own 401.
  if (error instanceof PlatformAuthError)
    return new AppError("platform_key_rejected", "The platform rejected this organisation's key.", cause);
  if (error instanceof PlatformForbiddenError)
    return new AppError("forbidden", "That session belongs to another organisation.", cause);
  if (error instanceof PlatformNotFoundError)
    return new AppError("not_found", "That session was not found.", {
      ...cause,
      details: { code: "SESSION_NOT_FOUND" },
    });
  const retryAfterSeconds = Math.ceil((retryAfterMsOf(error) ?? 5_000) / 1_000);
  const message =
    error instanceof PlatformRateLimitError
      ? "The platform is limiting requests. Try again shortly."
      : error instanceof PlatformContractError
        ? "The platform sent an unexpected response. Try again shortly."
        : "The platform cannot be reached right now. Try again shortly.";
  return new AppError("platform_unavailable", message, { ...cause, retryAfterSeconds });
}

function retryAfterMsOf(error: PlatformError): number | null {
  return error.retryAfterMs ?? null;
}
