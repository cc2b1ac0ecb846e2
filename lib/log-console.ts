import { format, stripVTControlCharacters, types } from "node:util";
import { log } from "@/lib/log";
import { withoutStatement } from "@/lib/log-error";
import { processSingleton } from "@/lib/process-singleton";

const LONGEST = 2_000;
const LEVELS = [
  ["debug", "debug"],
  ["log", "info"],
  ["info", "info"],
  ["warn", "warn"],
  ["error", "error"],
  ["trace", "debug"],
] as const;

/** What the framework, libraries and Node itself print goes into the log from now on, as lines of it. */
export function logConsole(): void {
  processSingleton("console", () => {
    for (const [method, level] of LEVELS)
      console[method] = (...parts: unknown[]) => {
        const err = parts.find((part) => types.isNativeError(part));
        log[level](err ? { by: "console", err } : { by: "console" }, textOf(parts));
      };
    process.removeAllListeners("warning");
    process.on("warning", (err) => log.warn({ by: "node", err }, "a warning"));
    return true;
  });
}

/** Words and numbers only: an object may hold anything. */
function textOf(parts: unknown[]): string {
  const words = parts.filter((part) => typeof part === "string" || typeof part === "number");
  return withoutStatement(stripVTControlCharacters(format(...words)).trim()).slice(0, LONGEST);
}
