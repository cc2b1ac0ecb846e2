/**
 * An unsent note, kept on this device so that a reload, a crash or an expired sign-in loses nothing. `requestId` goes
 * with it: when nobody knows whether it was sent, sending it again makes no second note.
 */
export type NoteDraft = { body: string; atMs: number | null; requestId: string };

export function readDraft(key: string): NoteDraft | null {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    if (typeof draft !== "object" || draft === null) return null;
    const { body, atMs, requestId } = draft as Record<string, unknown>;
    if (typeof body !== "string" || body === "" || typeof requestId !== "string") return null;
    return { body, atMs: typeof atMs === "number" ? atMs : null, requestId };
  } catch {
    return null;
  }
}

/** An empty draft is forgotten. */
export function writeDraft(key: string, draft: NoteDraft): void {
  try {
    if (draft.body === "") localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage is off: the draft lasts as long as the page.
  }
}
