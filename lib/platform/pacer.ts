import {
  PlatformAuthError,
  PlatformError,
  PlatformPausedError,
  PlatformRateLimitError,
  PlatformUnavailableError,
} from "./errors";
import { parseRetryAfter } from "./retry-after";

/** What the platform's headers say of the key's limit; null for what they do not say. */
export type RateHint = { perMinute: number | null; remaining: number | null; resetMs: number | null };

/** What came of one request, as far as it matters for the next ones. */
export type PlatformAnswer =
  | { kind: "answered"; hint: RateHint | null }
  | { kind: "limited"; code: string; retryAfterMs: number | null }
  | { kind: "unavailable"; code: string; retryAfterMs: number | null }
  | { kind: "refused"; code: string };

/** Decides when a key's requests may go out, and learns from what comes back. */
export type Pacer = {
  /** Resolves when a request may be sent now; throws PlatformPausedError when not. */
  admit: () => Promise<void>;
  report: (answer: PlatformAnswer) => Promise<void>;
};

/** For where nobody keeps count: checking a key that is not stored yet. */
export const UNPACED: Pacer = { admit: async () => {}, report: async () => {} };

/** The failed request's meaning; null when it says nothing, as when the caller gave up. */
export function answerOfError(error: unknown): PlatformAnswer | null {
  if (!(error instanceof PlatformError) || error instanceof PlatformPausedError) return null;
  const { code, retryAfterMs } = error;
  // Of one session, asked about too often: others may be asked about.
  if (code === "POLL_RATE_LIMITED") return { kind: "answered", hint: null };
  if (error instanceof PlatformRateLimitError) return { kind: "limited", code, retryAfterMs };
  if (error instanceof PlatformUnavailableError) return { kind: "unavailable", code, retryAfterMs };
  if (error instanceof PlatformAuthError) return { kind: "refused", code };
  return { kind: "answered", hint: null };
}

type Headers = Record<string, string | string[] | undefined>;

/**
 * Reads `RateLimit-*` and `X-RateLimit-*` headers in the usual spellings (IETF draft-ietf-httpapi-ratelimit-headers).
 * A limit without a window is taken as of a minute, which is what the platform's documents speak of.
 */
export function rateHintOf(headers: Headers): RateHint | null {
  const one = (name: string) => {
    const value = headers[`ratelimit-${name}`] ?? headers[`x-ratelimit-${name}`];
    return (Array.isArray(value) ? value[0] : value)?.trim();
  };
  const combined = headers.ratelimit;
  const fields = new Map<string, string>();
  for (const [, name = "", value = ""] of String(combined ?? "").matchAll(/(\w+)=(\d+)/g))
    fields.set(name, value);
  const limit = one("limit") ?? fields.get("limit");
  const count = Number.parseInt(limit ?? "", 10);
  const windowSec = Number(/;\s*w=(\d+)/.exec(one("policy") ?? limit ?? "")?.[1] ?? 60);
  const remaining = Number.parseInt(one("remaining") ?? fields.get("remaining") ?? "", 10);
  const hint = {
    perMinute: count > 0 && windowSec > 0 ? (count * 60) / windowSec : null,
    remaining: remaining >= 0 ? remaining : null,
    resetMs: resetMs(one("reset") ?? fields.get("reset")),
  };
  return hint.perMinute === null && hint.remaining === null ? null : hint;
}

// Some count the seconds that are left, some name the second of the epoch.
function resetMs(value: string | undefined): number | null {
  const seconds = Number(value);
  if (value === undefined || !Number.isFinite(seconds)) return null;
  const left = seconds > 1_000_000_000 ? seconds - Date.now() / 1000 : seconds;
  return parseRetryAfter(String(Math.max(0, left)), Date.now()) ?? null;
}
