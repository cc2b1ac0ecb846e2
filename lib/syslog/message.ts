import { hostname } from "node:os";

const LOCAL0 = 16;
const INFORMATIONAL = 6;
/** By pino's levels. */
const SEVERITIES: Record<string, number> = { 60: 2, 50: 3, 40: 4, 30: INFORMATIONAL, 20: 7, 10: 7 };
const LONGEST_BYTES = 16 * 1024;
const HOST = hostname().replaceAll(/[^\x21-\x7e]/g, "") || "-";

/** A line of the log as a message by RFC 5424: from "debrief", facility local0, the line itself as its text. */
export function toSyslogMessage(line: string): Buffer {
  const [, level = "", time = "-"] = /^\{"level":(\d+),"time":"([\w:.+-]+)"/.exec(line) ?? [];
  const priority = LOCAL0 * 8 + (SEVERITIES[level] ?? INFORMATIONAL);
  const head = `<${priority}>1 ${time} ${HOST} debrief ${process.pid} - - `;
  return Buffer.from(head + line.trimEnd()).subarray(0, LONGEST_BYTES);
}
