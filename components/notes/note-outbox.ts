import { keepText } from "@/components/browser/unsent-text";
import type { NoteInput } from "@/lib/data/notes/notes";
import type { DraftPlace } from "./note-draft";

/** Why a note was not sent. `SIGN_IN`: nobody, or somebody else, is signed in by now. */
export type NoteProblem = { kind: "SIGN_IN" | "UNREACHABLE" | "REFUSED"; reason: string };

/** A note that stands on this device only. Without a problem it is on its way. */
export type UnsentNote = { input: NoteInput; writtenAt: string; problem: NoteProblem | null };

/**
 * Unsent notes as this device keeps them until the server has them: one key each, so that two tabs do not write over
 * each other. Where storage is off they last as long as the page.
 */
export function storedNotes(place: DraftPlace): UnsentNote[] {
  try {
    const prefix = prefixOf(place);
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => parseUnsent(localStorage.getItem(key)) ?? [])
      .toSorted((a, b) => a.writtenAt.localeCompare(b.writtenAt));
  } catch {
    return [];
  }
}

export function storeNote(place: DraftPlace, { input, writtenAt }: UnsentNote): void {
  keepText(prefixOf(place) + input.requestId, { input, writtenAt });
}

export function forgetNote(place: DraftPlace, requestId: string): void {
  keepText(prefixOf(place) + requestId, null);
}

/** Which of the unsent notes a storage key holds; null for anything else. */
export function requestIdOfKey(place: DraftPlace, key: string | null): string | null {
  const prefix = prefixOf(place);
  return key?.startsWith(prefix) ? key.slice(prefix.length) : null;
}

function prefixOf({ userId, interviewId }: DraftPlace): string {
  return `debrief.unsent.${userId}.${interviewId}.`;
}

// Only this page writes it, and the server checks each field: what has no text to show is all that must not come in.
function parseUnsent(stored: string | null): UnsentNote | null {
  const unsent: unknown = JSON.parse(stored ?? "null");
  if (typeof unsent !== "object" || unsent === null || !("input" in unsent)) return null;
  const { input, writtenAt } = unsent as { input: NoteInput | null; writtenAt?: unknown };
  if (typeof input?.body !== "string" || typeof input.requestId !== "string") return null;
  return { input, writtenAt: typeof writtenAt === "string" ? writtenAt : "", problem: null };
}
