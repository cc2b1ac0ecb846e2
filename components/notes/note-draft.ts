import { keepText } from "@/components/browser/unsent-text";
import type { NoteVisibility } from "@/lib/data/notes/note-rows";

/**
 * Text that is not sent yet, kept on this device so that a reload, a crash or an expired sign-in loses nothing.
 * `requestId` goes with it: when nobody knows whether it was sent, sending it again makes no second note.
 */
export type NoteDraft = {
  requestId: string;
  body: string;
  mentionIds: string[];
  visibility: NoteVisibility;
  atMs: number | null;
  endMs: number | null;
  quote: string | null;
  /** Of an edit: what the note was when it began. */
  revision: number | null;
};

/** Where drafts are kept: one person's never meets the next person at the same computer. */
export type DraftPlace = { userId: string; interviewId: string };

/** `of` names what is written: the new note, a reply to a note, an edit of one. */
export function draftKey(
  { userId, interviewId }: DraftPlace,
  of: "new" | `reply.${string}` | `edit.${string}`,
) {
  return `debrief.note.${userId}.${interviewId}.${of}`;
}

export function readDraft(key: string): NoteDraft | null {
  try {
    return parseDraft(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** The draft that `stored` holds, whatever an earlier version of the page wrote. Null for an empty one. */
export function parseDraft(stored: string | null): NoteDraft | null {
  const draft: unknown = JSON.parse(stored ?? "null");
  if (typeof draft !== "object" || draft === null) return null;
  const { requestId, body, mentionIds, visibility, atMs, endMs, quote, revision } = draft as Record<
    string,
    unknown
  >;
  if (typeof body !== "string" || typeof requestId !== "string") return null;
  if (body === "" && typeof quote !== "string") return null;
  return {
    requestId,
    body,
    mentionIds: Array.isArray(mentionIds) ? mentionIds.filter((id) => typeof id === "string") : [],
    visibility: visibility === "private" ? "private" : "team",
    atMs: numberOrNull(atMs),
    endMs: numberOrNull(endMs),
    quote: typeof quote === "string" ? quote : null,
    revision: numberOrNull(revision),
  };
}

/** Null, and one without text and quote, is forgotten. */
export function writeDraft(key: string, draft: NoteDraft | null): void {
  keepText(key, draft === null || (draft.body === "" && draft.quote === null) ? null : draft);
}

function numberOrNull(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
