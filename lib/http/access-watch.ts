import { AppError } from "@/lib/errors";

/** How long somebody whose access was taken away can go on listening. */
export const RECHECK_MS = 5_000;
const MOST_UNKNOWN_MS = 60_000;

/**
 * Asks again and again whether a running answer may go on; `signal` aborts when not. A check that cannot be made ends
 * nothing at first, as the database may be away for a moment; after a minute of them, nobody knows any more.
 */
export function watchAccess(check: () => Promise<unknown>): { signal: AbortSignal; stop: () => void } {
  const access = new AbortController();
  let unknownSinceMs: number | null = null;
  const timer = setInterval(() => {
    check().then(
      () => {
        unknownSinceMs = null;
      },
      (error: unknown) => {
        unknownSinceMs ??= Date.now();
        const isLost = Date.now() - unknownSinceMs > MOST_UNKNOWN_MS;
        if (error instanceof AppError || isLost) access.abort(error);
      },
    );
  }, RECHECK_MS);
  return { signal: access.signal, stop: () => clearInterval(timer) };
}
