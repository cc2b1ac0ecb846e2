import { expect, test } from "vitest";
import { parseRetryAfter } from "./retry-after";

const NOW_MS = Date.UTC(2026, 4, 29, 10, 0, 0);

const VALUES: [value: string | undefined, delayMs: number | undefined][] = [
  ["7", 7000],
  ["0", 0],
  ["1.5", 1500],
  ["Fri, 29 May 2026 10:00:30 GMT", 30_000],
  ["Friday, 29-May-26 10:00:30 GMT", 30_000],
  ["Fri May 29 10:00:30 2026", 30_000],
  ["Fri, 29 May 2026 09:00:00 GMT", 0],
  ["999999999999", 3_600_000],
  [undefined, undefined],
  ["", undefined],
  ["-5", undefined],
  ["soon", undefined],
  ["Soon or later", undefined],
  ["2026", 2_026_000],
];

for (const [value, delayMs] of VALUES) {
  test(`Retry-After ${JSON.stringify(value)} means ${delayMs} ms`, () => {
    expect(parseRetryAfter(value, NOW_MS)).toBe(delayMs);
  });
}
