import { PlatformError, PlatformUnavailableError } from "./errors";

const TIMEOUT_CODES = new Set(["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "ETIMEDOUT"]);

/**
 * Types what undici or the socket threw; anything without a system code is a bug and comes back unchanged.
 *
 * The original is not kept as cause: undici's parser error carries the bytes of the answer.
 */
export function typeTransportError(error: unknown): unknown {
  if (error instanceof PlatformError) return error;
  const systemCode = codeOf(error);
  if (systemCode === undefined) return error;
  return new PlatformUnavailableError({
    code: TIMEOUT_CODES.has(systemCode) ? "TIMEOUT" : "NETWORK_ERROR",
    cause: new Error(systemCode),
  });
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.name === "HTTPParserError" ? error.name : undefined;
}
