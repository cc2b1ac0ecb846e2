import { type SearchToken, searchTokens } from "./search-tokens";

/** Marks the lexemes that stand for three letters of a word, and keeps them apart from words. */
const TRIGRAM_MARK = "~";

/** The stems of words, by `SearchToken.written`; an empty list is a stop word. Null where the language has no stemmer. */
export type Stems = ReadonlyMap<string, readonly string[]> | null;

/**
 * A text as PostgreSQL's tsvector in its text form. Each token has a position of its own, the first is 1. A word stands
 * there with its stems, or with its trigrams where the language has no stemmer.
 */
export function toSearchVector(text: string, stems: Stems): string {
  const positions = new Map<string, number[]>();
  const add = (lexeme: string, position: number) => {
    const own = positions.get(lexeme);
    if (!own) positions.set(lexeme, [position]);
    else if (own.at(-1) !== position) own.push(position);
  };
  for (const [index, token] of searchTokens(text).entries()) {
    add(token.folded, index + 1);
    if (token.kind === "word") for (const lexeme of relativesOf(token, stems)) add(lexeme, index + 1);
  }
  return [...positions].map(([lexeme, at]) => `${quoteLexeme(lexeme)}:${at.join(",")}`).join(" ");
}

function relativesOf(token: SearchToken, stems: Stems): readonly string[] {
  return stems ? (stems.get(token.written) ?? []) : trigramsOf(token.folded);
}

/** Every three letters in a row, marked; none for a word of less. */
export function trigramsOf(word: string): string[] {
  const letters = [...word];
  return letters.slice(2).map((_, index) => TRIGRAM_MARK + letters.slice(index, index + 3).join(""));
}

/** A lexeme in the text form of tsvector and tsquery, whatever it holds. */
export function quoteLexeme(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
