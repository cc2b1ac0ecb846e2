import type { z } from "zod";
import { AppError } from "@/lib/errors";

/** `value` by `schema`, or an `invalid_input` error that names the field and what is wrong with it. */
export function parseInput<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join(".");
  throw new AppError("invalid_input", [field, issue?.message].filter(Boolean).join(": "));
}
