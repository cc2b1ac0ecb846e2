import { types } from "node:util";

const DEEPEST_CAUSE = 3;
const STATEMENT_FAILED = "A statement failed.";

/** What the log holds of an error. Never what a statement was given: those messages repeat it. */
export function describeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!types.isNativeError(error)) return { message: "Thrown, and no error." };
  const { name, message, stack = "", cause } = error;
  const { code } = error as { code?: unknown };
  return {
    type: name,
    message: isOfStatement(error) ? STATEMENT_FAILED : withoutStatement(message),
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    stack: framesOf(stack),
    ...(cause !== undefined && depth < DEEPEST_CAUSE ? { cause: describeError(cause, depth + 1) } : {}),
  };
}

/** A text that somebody else wrote, without what it repeats of a statement. */
export function withoutStatement(text: string): string {
  return /Invalid `[^`]*` invocation|prisma:error/.test(text) ? STATEMENT_FAILED : text;
}

/** By the names of Prisma and its adapters, and by the field that each message of PostgreSQL has. */
function isOfStatement(error: Error): boolean {
  return /^(Prisma|DriverAdapter)/.test(error.name) || "severity" in error;
}

function framesOf(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}
