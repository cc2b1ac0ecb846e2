import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { isEasyToGuess } from "./guessing";
import { hashPassword } from "./passwords";

export const EASY_TO_GUESS = "That is easy to guess. Use something longer, such as four unrelated words.";

/** `hashPassword` of one that somebody chose. Throws `invalid_input` when it is easy to guess by who knows `words` of them. */
export async function hashNewPassword(password: string, words: readonly string[]): Promise<string> {
  if (isEasyToGuess(password, words)) throw new AppError("invalid_input", EASY_TO_GUESS);
  return hashPassword(password);
}

/** `hashNewPassword` for who has an account: by the names of the person and their organisations, and their address. */
export async function hashPasswordOf(userId: string, password: string): Promise<string> {
  const { name, email, memberships } = await database().prisma.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, email: true, memberships: { select: { tenant: { select: { name: true } } } } },
  });
  return hashNewPassword(password, [name, email, ...memberships.map(({ tenant }) => tenant.name)]);
}
