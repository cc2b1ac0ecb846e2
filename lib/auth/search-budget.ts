import type { MemberActor } from "./actor";
import { countAttempt, demandWithin, type RateLimitRule } from "./rate-limit";

/** Two a second for a minute: more than anybody types, and than the palette asks for while they do. */
const SEARCHES: RateLimitRule = { purpose: "search", limit: 120, windowMs: 60_000 };

/** Counts a search by words of the member's own; false beyond what people do. No words are no search. */
export async function maySearch(actor: MemberActor, query: string): Promise<boolean> {
  return query === "" || countAttempt(SEARCHES, actor.user.id);
}

/** The same for what answers by itself: throws `rate_limited`. */
export async function demandSearch(actor: MemberActor): Promise<void> {
  await demandWithin(SEARCHES, actor.user.id);
}
