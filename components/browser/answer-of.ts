/** Why an action was not done, in words for the person. */
export type Refusal = { ok: false; reason: string; code?: string };

/** The code of an answer that never came. */
export const UNREACHABLE = "UNREACHABLE";

/** Runs an action; a lost connection is an answer like any other. */
export async function answerOf<A extends { ok: boolean }>(action: () => Promise<A>): Promise<A | Refusal> {
  try {
    return await action();
  } catch {
    const reason = "Debrief could not be reached. Your text is saved here. Try again.";
    return { ok: false, reason, code: UNREACHABLE };
  }
}
