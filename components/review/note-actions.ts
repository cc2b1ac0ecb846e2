import type { Note } from "@/lib/data/notes";

type Answer<T extends object = object> = ({ ok: true } & T) | { ok: false; reason: string };

/** What the notes panel can do, given by the page. Each answers in words for the person when it fails. */
export type NoteActions = {
  create: (input: { body: string; atMs: number | null }) => Promise<Answer<{ note: Note }>>;
  update: (noteId: string, body: string) => Promise<Answer<{ note: Note }>>;
  remove: (noteId: string) => Promise<Answer>;
};

/** Runs an action; a lost connection is an answer like any other. */
export async function answerOf<T extends object>(action: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await action();
  } catch {
    return { ok: false, reason: "Debrief could not be reached. Your text is kept; try again." };
  }
}
