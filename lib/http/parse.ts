import { z } from "zod";
import { AppError } from "@/lib/errors";

/**
 * `value` by `schema`, or an `invalid_input` error that names the first field and what is wrong with it. Its details
 * have the same of every field.
 */
export function parseInput<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  // PostgreSQL stores no NUL in text; no field of ours means anything by one.
  if (holdsNul(value)) throw new AppError("invalid_input", "Remove the NUL character from the text.");
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const wrong = result.error.issues.map(({ path, message }) => [path.join("."), message] as const);
  // Of several about one field, the first.
  const fields = Object.fromEntries(wrong.filter(([field]) => field !== "").reverse());
  throw new AppError("invalid_input", wrong[0]?.filter(Boolean).join(": ") ?? "", { details: { fields } });
}

/** What a form's fields are by `schema`. */
export function formOf<T extends z.ZodType>(schema: T) {
  return z.preprocess((form) => Object.fromEntries(asForm(form)), schema);
}

/** The form that an action is said to be given. What a browser calls it with need not be one. */
function asForm(form: unknown): FormData {
  return form instanceof FormData ? form : new FormData();
}

/** The same for a text, such as a token: anything else is none. */
export function asText(text: unknown): string {
  return typeof text === "string" ? text : "";
}

function holdsNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  if (value instanceof FormData) return [...value.values()].some(holdsNul);
  return typeof value === "object" && value !== null && Object.values(value).some(holdsNul);
}
