import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

// What anybody tries first here.
const OUR_WORDS = ["debrief", "interview", "recruiting", "recruitment", "hiring", "candidate", "zenhire"];
// A random password of the least length is just above it; a word or name with a year or a sign is below.
const ENOUGH_GUESSES = 1e9;
// Judging a very long one is slow, and its beginning decides.
const JUDGED_CHARACTERS = 32;

let zxcvbn: ZxcvbnFactory | undefined;

/**
 * Whether a password would be found within a billion guesses: it is among the 50,000 most used, or made of such, of runs,
 * dates, repetitions, what stands side by side on a keyboard, or of `words`: names and addresses that belong to its owner.
 */
export function isEasyToGuess(password: string, words: readonly string[]): boolean {
  zxcvbn ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const known = [...OUR_WORDS, ...words.flatMap(withParts)];
  return zxcvbn.check(password.slice(0, JUDGED_CHARACTERS), known).guesses < ENOUGH_GUESSES;
}

function withParts(text: string): string[] {
  const plain = text.toLowerCase();
  const parts = plain.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 2);
  return [plain, parts.join(""), ...parts];
}
