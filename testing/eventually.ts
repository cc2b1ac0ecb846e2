import { vi } from "vitest";
import { timeLimit } from "./time-limit";

const WITHIN_MS = timeLimit(15_000);

/** Asks until `check` no longer throws. Patient, because a loaded machine is slow and not wrong. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: WITHIN_MS });
}
