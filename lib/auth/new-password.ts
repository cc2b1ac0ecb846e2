import { AppError } from "@/lib/errors";
import { isEasyToGuess } from "./guessing";
import { hashPassword } from "./passwords";

export const EASY_TO_GUESS = "That is easy to guess. Take something longer, such as four unrelated words.";

/** `hashPassword` of one that somebody chose. Throws `invalid_input` when it is easy to guess by who knows `words` of them. */
export async function hashNewPassword(password: string, words: readonly string[]): Promise<string> {
  if (isEasyToGuess(password, words)) throw new AppError("invalid_input", EASY_TO_GUESS);
  return hashPassword(password);
}
