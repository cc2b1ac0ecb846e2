import { candidateIdentity } from "@/lib/candidates/candidate-identity";
import { isRecord } from "@/lib/platform/read-value";
import type { TenantDb, TenantTransaction } from "@/lib/tenant/tenant-db";
import type { Person } from "./person";

/** Shorter ones are in too many other words. */
const SHORTEST_WORD = 3;

/** What a person is or was called anywhere: names, addresses, references and the ids of their sessions. */
export class ErasedWords {
  readonly #whole: readonly string[];
  readonly #parts: readonly string[];

  constructor({ names, others }: { names: readonly string[]; others: readonly string[] }) {
    this.#whole = distinct([...names, ...others]);
    this.#parts = distinct([
      ...names.flatMap((name) => name.split(/[^\p{L}\p{N}\p{M}'’-]+/u)),
      ...this.#whole,
    ]);
  }

  /** Whether the text has one of them as a whole. */
  areIn(text: string): boolean {
    return isAnyIn(this.#whole, text);
  }

  /** Whether the text calls them by any part of a name, too. It may be somebody else's as well. */
  mayBeIn(text: string): boolean {
    return isAnyIn(this.#parts, text);
  }
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words.map(fold))].filter((word) => word.length >= SHORTEST_WORD);
}

/** Between what are no letters, so that `Ann` does not find `planning`. */
function isAnyIn(words: readonly string[], text: string): boolean {
  const folded = fold(text);
  return words.some((word) => {
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1))
      if (!isLetter(folded[at - 1]) && !isLetter(folded[at + word.length])) return true;
    return false;
  });
}

/**
 * Everything that Debrief ever called the person, as far as it still knows, and the ids of sessions that go besides while
 * whoever gave them stays.
 */
export async function readErasedWords(
  db: TenantDb | TenantTransaction,
  { candidateIds, interviews }: Person,
  besides: readonly { sessionId: string }[] = [],
): Promise<ErasedWords> {
  const [candidates, activities] = await Promise.all([
    db.candidate.findMany({
      where: { id: { in: candidateIds } },
      select: { name: true, email: true, ref: true },
    }),
    db.activity.findMany({ where: { candidateId: { in: candidateIds } }, select: { detail: true } }),
  ]);
  const said = interviews.map(({ candidateRef, metadata }) =>
    candidateIdentity({ candidateRef, metadata: isRecord(metadata) ? metadata : null }),
  );
  const known = [...candidates, ...said];
  const earlier = (...fields: string[]) => activities.flatMap(({ detail }) => earlierValues(detail, fields));
  return new ErasedWords({
    names: [...known.flatMap(({ name }) => name ?? []), ...earlier("name")],
    others: [
      ...known.flatMap(({ email, ref }) => [email ?? [], ref ?? []].flat()),
      ...[...interviews, ...besides].map(({ sessionId }) => sessionId),
      ...earlier("email", "reference"),
    ],
  });
}

/** What was said of the candidate before: from the changes that their timeline tells of. */
function earlierValues(detail: unknown, fields: readonly string[]): string[] {
  if (!isRecord(detail) || !Array.isArray(detail.changes)) return [];
  return detail.changes.flatMap((change: unknown) => {
    if (!isRecord(change)) return [];
    const { field, from, to } = change;
    if (typeof field !== "string" || !fields.includes(field)) return [];
    return [from, to].flatMap((value) => (typeof value === "string" ? value : []));
  });
}

function fold(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
