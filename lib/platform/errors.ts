type PlatformErrorOptions = {
  /** The platform's own code when it gave one, else one of ours (`NETWORK_ERROR`, `HTTP_418`). */
  code: string;
  statusCode?: number | undefined;
  requestId?: string | undefined;
  retryAfterMs?: number | undefined;
  cause?: unknown;
};

const KIND = Symbol.for("debrief.platform-error");

/**
 * What a call to the platform can throw besides the caller's own abort reason.
 *
 * Never holds the key, the payload or the platform's message: any of them could reach a log.
 */
export class PlatformError extends Error {
  static readonly kind: string = "PlatformError";
  readonly [KIND]: string;
  readonly code: string;
  /** Null when no answer came. */
  readonly statusCode: number | null;
  /** Names one response to the platform's support. */
  readonly requestId: string | null;
  readonly retryAfterMs: number | null;
  /** The same call may succeed later without anybody changing anything. */
  readonly retryable: boolean = false;

  constructor(message: string, options: PlatformErrorOptions) {
    super(`${message} (${options.code})`, options.cause === undefined ? {} : { cause: options.cause });
    this.name = new.target.kind;
    this[KIND] = new.target.kind;
    this.code = options.code;
    this.statusCode = options.statusCode ?? null;
    this.requestId = options.requestId ?? null;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }

  /**
   * Next bundles this file several times into one process, and an error may cross from one copy to another
   * through what they share. So `instanceof` goes by the kind, not by the class object.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (typeof value !== "object" || value === null || !(KIND in value)) return false;
    // biome-ignore lint/complexity/noThisInStatic: the subclass that inherits this is meant.
    return this.kind === "PlatformError" || value[KIND] === this.kind;
  }
}

/** The tenant's key is refused, or lacks the `interview` permission. */
export class PlatformAuthError extends PlatformError {
  static override readonly kind = "PlatformAuthError";
  declare readonly name: "PlatformAuthError";
  constructor(options: PlatformErrorOptions) {
    super("The platform refused the API key.", options);
  }
}

/** The client has no credits left for what was asked. */
export class PlatformCreditsError extends PlatformError {
  static override readonly kind = "PlatformCreditsError";
  declare readonly name: "PlatformCreditsError";
  constructor(options: PlatformErrorOptions) {
    super("The platform has no credits left for this.", options);
  }
}

/** The object belongs to another client of the platform. */
export class PlatformForbiddenError extends PlatformError {
  static override readonly kind = "PlatformForbiddenError";
  declare readonly name: "PlatformForbiddenError";
  constructor(options: PlatformErrorOptions) {
    super("The platform refused access to this object.", options);
  }
}

export class PlatformNotFoundError extends PlatformError {
  static override readonly kind = "PlatformNotFoundError";
  declare readonly name: "PlatformNotFoundError";
  constructor(options: PlatformErrorOptions) {
    super("The platform does not have this object.", options);
  }
}

/** The recording or transcript does not exist yet; `sessionStatus` is the platform's word, when it gave one. */
export class PlatformNotReadyError extends PlatformError {
  static override readonly kind = "PlatformNotReadyError";
  declare readonly name: "PlatformNotReadyError";
  override readonly retryable = true;
  readonly sessionStatus: string | null;

  constructor(options: PlatformErrorOptions & { sessionStatus: string | null }) {
    super("The platform does not have this result yet.", options);
    this.sessionStatus = options.sessionStatus;
  }
}

export class PlatformRateLimitError extends PlatformError {
  static override readonly kind = "PlatformRateLimitError";
  declare readonly name: "PlatformRateLimitError";
  override readonly retryable = true;

  constructor(options: PlatformErrorOptions) {
    super("The platform asks for fewer requests.", options);
  }
}

/** Not sent: the platform asked for a pause, is not answering, or the key's requests for now are used up. */
export class PlatformPausedError extends PlatformError {
  static override readonly kind = "PlatformPausedError";
  declare readonly name: "PlatformPausedError";
  override readonly retryable = true;

  constructor(retryAfterMs: number) {
    super("The request waits for the platform.", { code: "PAUSED", retryAfterMs });
  }
}

/** No answer (network, timeout, a body cut short) or a 5xx. */
export class PlatformUnavailableError extends PlatformError {
  static override readonly kind = "PlatformUnavailableError";
  declare readonly name: "PlatformUnavailableError";
  override readonly retryable = true;

  constructor(options: PlatformErrorOptions) {
    super("The platform cannot be reached.", options);
  }
}

/** The answer is not what the platform documents. `path` says where: `sessions[3].status`, `content-type`. */
export class PlatformContractError extends PlatformError {
  static override readonly kind = "PlatformContractError";
  declare readonly name: "PlatformContractError";
  readonly endpoint: string;
  readonly path: string;

  constructor(options: Omit<PlatformErrorOptions, "cause"> & { endpoint: string; path: string }) {
    super(`The platform's answer to ${options.endpoint} breaks its contract at ${options.path}.`, options);
    this.endpoint = options.endpoint;
    this.path = options.path;
  }
}

/**
 * Whether nothing was made, by the answer to what was to make something: a 4xx, or a request that never left. Of all else
 * nobody knows.
 */
export function isSurelyRefused(error: unknown): boolean {
  if (error instanceof PlatformPausedError) return true;
  if (!(error instanceof PlatformError) || error instanceof PlatformUnavailableError) return false;
  return error.code === "MALFORMED_KEY" || (error.statusCode !== null && error.statusCode >= 400);
}
