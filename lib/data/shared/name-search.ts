import type { Actor } from "@/lib/auth/actor";
import { gramsOf, pieceOf, searchWords } from "@/lib/db/search-grams";

/** A search by name as conditions on `searchText` and `searchGrams`, which interviews and candidates both have. */
export type NameSearch = {
  /** What the text contains, for those who read it themselves. */
  pieces: string[];
  /** Whether a text as rows keep it has them all. */
  isIn: (folded: string) => boolean;
  /** Says which rows it is, and no index finds them. */
  text: { searchText: { contains: string } }[];
  /** The same rows, by their index. */
  indexed: object[];
  /** The same rows among those that other conditions leave, which are few. */
  unindexed: { searchText: { contains: string } }[];
};

/** All words of the query must be in the row, each by at least three of its letters or by how it begins. Null: no words. */
export function nameSearch(actor: Actor, query: string): NameSearch | null {
  const words = searchWords(query);
  if (words.length === 0) return null;
  const pieces = words.map(pieceOf);
  // Prisma leaves the wildcards of LIKE as they are.
  const text = pieces.map((piece) => ({ searchText: { contains: piece.replaceAll(/[\\%_]/g, "\\$&") } }));
  const grams = [...new Set(words.flatMap((word) => gramsOf(actor.tenantId, word)))];
  return {
    pieces,
    isIn: (folded) => pieces.every((piece) => folded.includes(piece)),
    text,
    // The text twice: the planner then expects few rows, and does not walk along an order that may end without any.
    indexed: [{ searchGrams: { hasEvery: grams } }, ...text, ...text],
    unindexed: [...text, ...text],
  };
}

/** A search looks at so many of the next rows itself before it asks the index. */
const NEAR = 1_000;

/** How the rows of one list are found, by their ids. */
export type NamedRows = {
  /** The next ones in the list's order, whatever they are called. */
  next: (take: number) => Promise<string[]>;
  /** Which of these are found. */
  among: (ids: string[]) => Promise<string[]>;
  /** The next ones that are found, by the index. */
  found: (take: number) => Promise<string[]>;
};

/**
 * The first rows of a list that a search finds. What many have is soon met by walking along the order, and would be long
 * to collect and sort; what few have is the other way round. Which of them it is, the next rows tell.
 */
export async function findNamed(limit: number, rows: NamedRows): Promise<string[]> {
  const near = await rows.next(NEAR);
  const found = new Set(await rows.among(near));
  if (found.size < limit && near.length === NEAR) return rows.found(limit);
  return near.filter((id) => found.has(id)).slice(0, limit);
}
