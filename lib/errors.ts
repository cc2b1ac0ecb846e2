/** What can go wrong in a way that the caller may be told. */
export type ErrorCode =
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "invalid_input"
  | "conflict"
  | "rate_limited"
  | "artifact_not_ready"
  | "platform_key_missing"
  | "platform_key_rejected"
  | "platform_key_unreadable"
  | "platform_unavailable"
  | "unavailable"
  | "internal";

/** An error whose message is written for the person who made the request. */
export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions & { details?: Record<string, unknown>; retryAfterSeconds?: number },
  ) {
    super(message, options);
    this.details = options?.details;
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }

  readonly details: Record<string, unknown> | undefined;
  readonly retryAfterSeconds: number | undefined;
}

export function notFound(what: string): AppError {
  return new AppError("not_found", `${what} was not found.`);
}

/** What every session is to whoever may not know of it, in the platform's own code. */
export function sessionNotFound(): AppError {
  return new AppError("not_found", "That session was not found.", { details: { code: "SESSION_NOT_FOUND" } });
}
