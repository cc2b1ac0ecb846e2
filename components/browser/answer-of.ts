/** Why an action was not done, in words for the person, and what is wrong with which field. */
export type Refusal = { ok: false; reason: string; code?: string; fields?: Record<string, string> };

/**
 * What of `refusal` is left to say where each of `fields` shows what is wrong with it; null when that is all. Where
 * another field is wrong too, it is the whole.
 */
export function beyondFields<R extends { fields?: Record<string, string> }>(
  refusal: R | null,
  fields: readonly string[],
): R | null {
  const wrong = Object.keys(refusal?.fields ?? {});
  return wrong.length > 0 && wrong.every((field) => fields.includes(field)) ? null : refusal;
}

/** What an action answers that has nothing to say but whether it was done. */
export type Answer = { ok: true } | Refusal;

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
