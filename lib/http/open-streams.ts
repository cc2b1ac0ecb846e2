import { AppError } from "@/lib/errors";
import { processSingleton } from "@/lib/process-singleton";

/** More tabs than anybody looks at, and as many in all as a process should hold open. */
const MOST_OF_ONE_PERSON = 20;
const MOST_IN_ALL = 5_000;
const TRY_AGAIN_SECONDS = 60;

const open = processSingleton("open-streams", () => new Map<string, number>());

/**
 * Takes a place for one more open stream of `userId` until the returned function is called. Throws `rate_limited` when
 * there is none; a page then asks from time to time instead.
 */
export function takeStreamPlace(userId: string): () => void {
  const own = open.get(userId) ?? 0;
  const inAll = [...open.values()].reduce((sum, count) => sum + count, 0);
  if (own >= MOST_OF_ONE_PERSON || inAll >= MOST_IN_ALL)
    throw new AppError("rate_limited", "Too many Debrief pages are open at once.", {
      retryAfterSeconds: TRY_AGAIN_SECONDS,
    });
  open.set(userId, own + 1);
  let isGivenBack = false;
  return () => {
    if (isGivenBack) return;
    isGivenBack = true;
    const left = (open.get(userId) ?? 1) - 1;
    if (left > 0) open.set(userId, left);
    else open.delete(userId);
  };
}
