import pino from "pino";
import { describeError } from "@/lib/log-error";
import { processSingleton } from "@/lib/process-singleton";

/** Who else is given each line, as it is printed. Must neither throw nor wait. */
export const logSinks = processSingleton("log-sinks", () => new Set<(line: string) => void>());

/** One line of JSON an event, to standard output. Ids and codes only: no names, addresses, keys or payloads. */
export const log = processSingleton("log", () => {
  const output = pino.destination();
  const write = (line: string) => {
    output.write(line);
    for (const sink of logSinks) sink(line);
  };
  return pino(
    {
      level: process.env.LOG_LEVEL || "info",
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (error: unknown) => describeError(error) },
      redact: ["*.key", "*.apiKey", "*.token", "*.password", "*.authorization", "*.cookie"],
    },
    { write },
  );
});
