import { PlatformRateLimitError, PlatformUnavailableError } from "./errors";
import type { PlatformSettings } from "./settings";

const WORTH_ANOTHER_TRY = new Set([null, 429, 502, 503, 504]);

/**
 * Repeats an idempotent call after network errors, 429, 502, 503 and 504: full jitter, or the platform's
 * `Retry-After`. Throws the last error when attempts or time run out, or the wait asked for is too long.
 */
export async function withRetry<T>(
  attempt: () => Promise<T>,
  settings: PlatformSettings,
  signal: AbortSignal | undefined,
): Promise<T> {
  const startedMs = performance.now();
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      const waitMs = waitBeforeNext(error, attempts, settings);
      const spentMs = performance.now() - startedMs;
      if (waitMs === null || spentMs + waitMs > settings.retryBudgetMs) throw error;
      await settings.sleep(waitMs, signal);
    }
  }
}

function waitBeforeNext(error: unknown, attempts: number, settings: PlatformSettings): number | null {
  if (attempts >= settings.maxAttempts) return null;
  if (!(error instanceof PlatformRateLimitError || error instanceof PlatformUnavailableError)) return null;
  if (!WORTH_ANOTHER_TRY.has(error.statusCode)) return null;
  const jitterMs = settings.random() * settings.backoffBaseMs * 2 ** (attempts - 1);
  if (error.retryAfterMs === null) return jitterMs;
  return error.retryAfterMs > settings.longestWaitMs ? null : error.retryAfterMs + jitterMs;
}
