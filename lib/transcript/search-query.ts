import { quoteLexeme, trigramsOf } from "./search-lexemes";
import { type SearchToken, searchTokens } from "./search-tokens";

/** What must be found together: the tokens of one word of the query, or of a passage in quotation marks. */
export type SearchPart = { tokens: SearchToken[]; isQuoted: boolean };

const MOST_TOKENS = 60;
const PREFIX_FROM = 3;
const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]|(\S+)/gu;

/** A query as a person types it: words that must all be said in one passage, and `"words in a row"`. */
export function parseSearch(query: string): SearchPart[] {
  const parts: SearchPart[] = [];
  let left = MOST_TOKENS;
  for (const [, quoted, word] of query.matchAll(QUOTED)) {
    const tokens = searchTokens(quoted ?? word ?? "").slice(0, left);
    left -= tokens.length;
    if (tokens.length > 0) parts.push({ tokens, isQuoted: quoted !== undefined });
  }
  return parts;
}

/** Whether there is so little that nearly everything would be found: a single letter of an alphabet, or nothing. */
export function isTooShort(parts: readonly SearchPart[]): boolean {
  const tokens = parts.flatMap((part) => part.tokens);
  return !tokens.some(({ kind, folded }) => kind !== "word" || letterCount(folded) > 1);
}

/** The words whose stems are wanted, as a stemmer reads them. */
export function wordsToStem(parts: readonly SearchPart[]): string[] {
  const words = parts.flatMap(({ tokens, isQuoted }) =>
    isQuoted ? [] : tokens.filter(({ kind }) => kind === "word").map(({ written }) => written),
  );
  return [...new Set(words)];
}

/** For each written word its stems in every language that is looked in, and whether any of them never counts it. */
export type QueryStems = ReadonlyMap<string, { stems: readonly string[]; isStopWord: boolean }>;

/** The query as PostgreSQL's tsquery in its text form, for vectors made by `toSearchVector`. */
export function toSearchQuery(parts: readonly SearchPart[], stems: QueryStems): string {
  return parts.map((part) => toPhrase(part, stems)).join(" & ");
}

/** One after the other. A run without spaces ends on a lexeme that a query for its beginning must not ask for. */
function toPhrase({ tokens, isQuoted }: SearchPart, stems: QueryStems): string {
  const asked = [...tokens.entries()].filter(
    ([index, { kind }]) => kind !== "end" || tokens[index - 1]?.kind !== "pair",
  );
  return asked.reduce((phrase, [index, token], place) => {
    const one = toOperand(token, isQuoted, stems);
    const before = asked[place - 1]?.[0];
    return before === undefined ? one : `(${phrase} <${index - before}> ${one})`;
  }, "");
}

function toOperand(token: SearchToken, isQuoted: boolean, stems: QueryStems): string {
  const { kind, folded, written } = token;
  const exact = quoteLexeme(folded);
  if (kind === "end") return `${exact}:*`;
  if (kind === "pair" || isQuoted) return exact;
  const known = stems.get(written);
  const alternatives = [
    isPrefix(token, stems) ? `${exact}:*` : exact,
    ...(known?.stems ?? []).map(quoteLexeme),
  ];
  const trigrams = trigramsOf(folded);
  if (trigrams.length > 0) alternatives.push(`(${trigrams.map(quoteLexeme).join(" <0> ")})`);
  return `(${alternatives.join(" | ")})`;
}

/** Whether words that only begin like this one are meant too. */
export function isPrefix({ folded, written }: SearchToken, stems: QueryStems): boolean {
  return letterCount(folded) >= PREFIX_FROM && !stems.get(written)?.isStopWord;
}

// A Korean syllable is written with two or three letters.
function letterCount(word: string): number {
  return word.normalize("NFD").length;
}
