import type { MemberActor } from "@/lib/auth/actor";
import { hashPassword } from "@/lib/auth/login/passwords";
import { demandWithin, type RateLimitRule } from "@/lib/auth/rate-limit";

/** Hashing is work that everybody's sign-in waits for. More links with a passcode nobody makes by hand. */
const CHOSEN: RateLimitRule = { purpose: "chosen-passcode", limit: 60, windowMs: 10 * 60_000 };

/** The hash of a link's passcode that a member chose. Throws `rate_limited`. */
export async function hashPasscode(actor: MemberActor, passcode: string): Promise<string> {
  await demandWithin(CHOSEN, actor.user.id);
  return hashPassword(passcode);
}
