import { isPrefix, type QueryStems, type SearchPart } from "./search-query";
import { type SearchToken, searchTokens } from "./search-tokens";

/** Offsets in UTF-16 units. */
export type TextRange = { start: number; end: number };

/** How a passage was found, besides by its words as they are written. */
export type FoundBy = {
  /** Places of tokens, from 1 on, that have a stem that was looked for. */
  stemPositions: readonly number[];
  /** Whether words are also found by a part in their middle. */
  hasTrigrams: boolean;
};

/** What of a passage the query found, in order and without overlap. */
export function markPassage(
  text: string,
  parts: readonly SearchPart[],
  stems: QueryStems,
  { stemPositions, hasTrigrams }: FoundBy,
): TextRange[] {
  const tokens = searchTokens(text);
  const stemmed = new Set(stemPositions);
  const ranges = parts.flatMap((part) => {
    const isLike = (token: SearchToken | undefined, wanted: SearchToken, index: number): boolean => {
      if (!token) return false;
      if (wanted.kind === "end") return token.kind !== "word" && token.folded.startsWith(wanted.folded);
      if (token.folded === wanted.folded) return true;
      if (wanted.kind === "pair" || part.isQuoted || token.kind !== "word") return false;
      if (isPrefix(wanted, stems) && token.folded.startsWith(wanted.folded)) return true;
      if (hasTrigrams && [...wanted.folded].length >= 3 && token.folded.includes(wanted.folded)) return true;
      return stemmed.has(index + 1) && sharesStem(wanted, stems);
    };
    const asked = askedOf(part);
    return tokens.flatMap((_, at): TextRange[] => {
      const isHere = asked.every(({ offset, token }) => isLike(tokens[at + offset], token, at + offset));
      return isHere ? [rangeOf(tokens, at, asked)] : [];
    });
  });
  return joined(ranges);
}

type Asked = { offset: number; token: SearchToken };

function askedOf({ tokens }: SearchPart): Asked[] {
  return tokens.flatMap((token, offset) =>
    token.kind === "end" && tokens[offset - 1]?.kind === "pair" ? [] : [{ offset, token }],
  );
}

function rangeOf(tokens: readonly SearchToken[], at: number, asked: readonly Asked[]): TextRange {
  const first = tokens[at];
  const last = asked.at(-1);
  const end = tokens[at + (last?.offset ?? 0)]?.end ?? first?.end ?? 0;
  const start = first?.start ?? 0;
  // One character alone was asked for, and a pair begins with it: the pair's second is not marked.
  const isOneOfPair = last?.token.kind === "end" && tokens[at + last.offset]?.kind === "pair";
  return { start, end: isOneOfPair ? (tokens[at + last.offset + 1]?.start ?? end) : end };
}

function sharesStem({ written }: SearchToken, stems: QueryStems): boolean {
  return (stems.get(written)?.stems.length ?? 0) > 0;
}

function joined(ranges: TextRange[]): TextRange[] {
  const apart: TextRange[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = apart.at(-1);
    if (last && range.start <= last.end && range.start >= last.start)
      last.end = Math.max(last.end, range.end);
    else apart.push({ ...range });
  }
  return apart;
}
