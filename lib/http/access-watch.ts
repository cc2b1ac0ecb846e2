import { AppError } from "@/lib/errors";

/** How long somebody whose access was taken away can go on listening. */
export const RECHECK_MS = 5_000;

/**
 * Asks again and again whether a running answer may go on; `signal` aborts when not. A check that cannot be made
 * ends nothing: the database may be away for a moment.
 */
export function watchAccess(check: () => Promise<unknown>): { signal: AbortSignal; stop: () => void } {
  const access = new AbortController();
  const timer = setInterval(() => {
    check().catch((error: unknown) => {
      if (error instanceof AppError) access.abort(error);
    });
  }, RECHECK_MS);
  return { signal: access.signal, stop: () => clearInterval(timer) };
}
