import pino from "pino";
import { describeError } from "@/lib/log-error";
import { processSingleton } from "@/lib/process-singleton";

/** One line of JSON an event, to standard output. Ids and codes only: no names, addresses, keys or payloads. */
export const log = processSingleton("log", () =>
  pino({
    level: process.env.LOG_LEVEL || "info",
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => describeError(error) },
    redact: ["*.key", "*.apiKey", "*.token", "*.password", "*.authorization", "*.cookie"],
  }),
);
