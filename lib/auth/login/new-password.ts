import { demandWithin, type RateLimitRule } from "@/lib/auth/rate-limit";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { isBreached } from "./breached";
import { isEasyToGuess } from "./guessing";
import { hashPassword } from "./passwords";

/** Why a password is not taken, in words for who chose it. */
export const PASSWORD_REFUSALS = {
  easy_to_guess: "That is easy to guess. Use something longer, such as four unrelated words.",
  breached: "That is known from a data breach. Use another one, such as four unrelated words.",
} as const;

export type PasswordRefusal = keyof typeof PASSWORD_REFUSALS;

/** Why somebody of whom others know `words` cannot have a password; null when they can. */
export async function refusalOfPassword(
  password: string,
  words: readonly string[],
): Promise<PasswordRefusal | null> {
  if (isEasyToGuess(password, words)) return "easy_to_guess";
  return (await isBreached(password)) ? "breached" : null;
}

/** Judging is work. Whoever chooses one may try so often. */
const CHOICES: RateLimitRule = { purpose: "new-password", limit: 20, windowMs: 15 * 60_000 };

/**
 * `hashPassword` of one that somebody chose. `chooser` is whose tries are counted: an account, or a link's token. Throws
 * `invalid_input` when it is refused, and `rate_limited`.
 */
export async function hashNewPassword(
  password: string,
  words: readonly string[],
  chooser: string,
): Promise<string> {
  await demandWithin(CHOICES, chooser);
  const refusal = await refusalOfPassword(password, words);
  if (refusal) throw new AppError("invalid_input", PASSWORD_REFUSALS[refusal]);
  return hashPassword(password);
}

/** `hashNewPassword` for who has an account: by the names of the person and their organisations, and their address. */
export async function hashPasswordOf(userId: string, password: string): Promise<string> {
  const { name, email, memberships } = await database().prisma.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, email: true, memberships: { select: { tenant: { select: { name: true } } } } },
  });
  return hashNewPassword(password, [name, email, ...memberships.map(({ tenant }) => tenant.name)], userId);
}
