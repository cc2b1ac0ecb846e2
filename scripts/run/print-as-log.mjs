import { format, stripVTControlCharacters } from "node:util";

const LEVELS = { log: 30, info: 30, warn: 40, error: 50 };

/** What is printed before lib/log-console.ts takes over is a line of the log, too. */
export function printAsLog() {
  for (const [method, level] of Object.entries(LEVELS))
    console[method] = (...parts) => {
      const line = {
        level,
        time: new Date().toISOString(),
        msg: stripVTControlCharacters(format(...parts)).trim(),
      };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    };
}
