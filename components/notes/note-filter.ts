import { countNotes, type NoteThread } from "./note-threads";

export type NoteFilter = { authorId: string | null; kind: NoteKind };

/** Which notes there are to choose from. */
export type NoteKind = "all" | "moment" | "general" | "private";

export const EVERY_NOTE: NoteFilter = { authorId: null, kind: "all" };

/** Fewer notes than this are seen at a glance. */
const WORTH_FILTERING = 6;

export function isWorthFiltering(threads: readonly NoteThread[]): boolean {
  return countNotes(threads.flatMap(({ first, replies }) => [first, ...replies])) >= WORTH_FILTERING;
}

/** The threads that fit; an author's are those in which they wrote anything. */
export function filterThreads(threads: readonly NoteThread[], { authorId, kind }: NoteFilter): NoteThread[] {
  return threads.filter(({ first, replies }) => {
    if (kind === "moment" && first.atMs === null) return false;
    if (kind === "general" && first.atMs !== null) return false;
    if (kind === "private" && first.visibility !== "private") return false;
    return (
      authorId === null || [first, ...replies].some((note) => !note.isDeleted && note.authorId === authorId)
    );
  });
}

/** Who wrote anything, by name. */
export function authorsOf(threads: readonly NoteThread[]): { userId: string; name: string }[] {
  const names = new Map<string, string>();
  for (const { first, replies } of threads)
    for (const note of [first, ...replies]) if (!note.isDeleted) names.set(note.authorId, note.authorName);
  return [...names]
    .map(([userId, name]) => ({ userId, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
