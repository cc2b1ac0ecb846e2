import { unstable_rethrow } from "next/navigation";
import { toErrorAnswer } from "./error-envelope";

/** What a server action tells the browser: done, or why not in words for the person and as the envelope's code. */
export type ActionResult<T extends object = object> =
  | ({ ok: true } & T)
  | { ok: false; reason: string; code: string };

/** Runs an action's work. Errors become a reason; Next's own redirects pass through. */
export async function actionResult<T extends object>(work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, ...(await work()) };
  } catch (error) {
    unstable_rethrow(error);
    const { message, code } = toErrorAnswer(error).body.error;
    return { ok: false, reason: message, code };
  }
}
