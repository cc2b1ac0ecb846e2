import { unstable_rethrow } from "next/navigation";
import { AppError } from "@/lib/errors";
import { fieldLabel } from "@/lib/format/field-label";
import { toErrorAnswer } from "./error-envelope";

/**
 * What a server action tells the browser: done, or why not in words for the person and as the envelope's code, and what
 * is wrong with which field.
 */
export type ActionResult<T extends object = object> = ({ ok: true } & T) | ActionRefusal;
export type ActionRefusal = { ok: false; reason: string; code: string; fields?: Record<string, string> };

/** Runs an action's work. Errors become a reason; Next's own redirects pass through. */
export async function actionResult<T extends object>(work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, ...(await work()) };
  } catch (error) {
    unstable_rethrow(error);
    const { message, code } = toErrorAnswer(error).body.error;
    // parseInput writes them so.
    const fields = error instanceof AppError ? (error.details?.fields as ActionRefusal["fields"]) : undefined;
    return { ok: false, reason: labelled(message, fields), code, ...(fields ? { fields } : {}) };
  }
}

// For programs the message begins with the field's name; people know it by its label.
function labelled(message: string, fields: ActionRefusal["fields"]): string {
  const field = Object.keys(fields ?? {}).find((name) => message.startsWith(`${name}: `));
  return field === undefined ? message : `${fieldLabel(field)}${message.slice(field.length)}`;
}
