import type { z } from "zod";
import { AppError } from "@/lib/errors";

/** `value` by `schema`, or an `invalid_input` error that names the field and what is wrong with it. */
export function parseInput<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  // PostgreSQL stores no NUL in text; no field of ours means anything by one.
  if (holdsNul(value)) throw new AppError("invalid_input", "Remove the NUL character from the text.");
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join(".");
  throw new AppError("invalid_input", [field, issue?.message].filter(Boolean).join(": "));
}

/** The form that an action is said to be given. What a browser calls it with need not be one. */
export function asForm(form: unknown): FormData {
  return form instanceof FormData ? form : new FormData();
}

/** The same for a text, such as a token: anything else is none. */
export function asText(text: unknown): string {
  return typeof text === "string" ? text : "";
}

function holdsNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  return typeof value === "object" && value !== null && Object.values(value).some(holdsNul);
}
