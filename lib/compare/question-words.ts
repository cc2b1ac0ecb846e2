import { searchTokens } from "@/lib/transcript/search-tokens";

/** A question by its words: each with how much it tells one question from another. */
export type WeightedWords = ReadonlyMap<string, number>;

/** Endings change with case, person and tense in most languages; what a word begins with seldom does. */
const STEM_LETTERS = 5;

/** In every language the words that say the least are the shortest; longer than this, length says nothing more. */
const MOST_LETTERS = 8;
/** A pair of signs of a script without spaces is about a word. */
const PAIR_LETTERS = 5;

/**
 * The words of a text, each once with its length, without case, diacritics and most endings; pairs of signs where
 * none are spaced.
 */
export function questionWords(text: string): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (const { kind, folded } of searchTokens(text)) {
    if (kind === "end") continue;
    const letters = [...folded];
    if (kind === "pair") words.set(folded, PAIR_LETTERS);
    else {
      const stem = letters.slice(0, STEM_LETTERS).join("");
      words.set(stem, Math.max(words.get(stem) ?? 0, Math.min(letters.length, MOST_LETTERS)));
    }
  }
  return words;
}

/**
 * Weighs words by their length and by how rarely they are asked, in these very interviews: "you" and "tell" weigh
 * little, in whatever language, without a list of such words.
 */
export function weigh(questions: readonly ReadonlyMap<string, number>[]): WeightedWords[] {
  const counts = new Map<string, number>();
  for (const words of questions)
    for (const word of words.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rarity = (word: string) => Math.log(1 + questions.length / (counts.get(word) ?? 1));
  return questions.map(
    (words) => new Map([...words].map(([word, letters]) => [word, letters * rarity(word)])),
  );
}

/** How much of the two is the same, from 0 to 1: twice the shared weight of both weights together. */
export function similarity(a: WeightedWords, b: WeightedWords): number {
  let shared = 0;
  let whole = 0;
  for (const [word, weight] of a) {
    whole += weight;
    if (b.has(word)) shared += 2 * weight;
  }
  for (const weight of b.values()) whole += weight;
  return whole === 0 ? 0 : shared / whole;
}
