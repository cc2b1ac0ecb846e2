import { expect, test } from "vitest";
import { cpuTimeMs } from "@/testing/cpu-time";
import { strikeNames, strikeTranscript } from "./strike-names";
import type { Transcript } from "./types";

const NAMES_MAX = 500;
const names = (make: (index: number) => string) =>
  Array.from({ length: NAMES_MAX }, (_, index) => make(index).slice(0, 200));

const HOSTILE: [string, string[], string][] = [
  ["names that begin alike", names((index) => `${"a".repeat(199 - (index % 190))}${index}`), "a".repeat(200)],
  ["names of many parts", names((index) => `${"a ".repeat(index % 99)}b`), "a ".repeat(100)],
  ["names without spaces", names((index) => `${"花".repeat(index % 199)}田`), "花".repeat(200)],
  ["names that repeat", names((index) => "ab".repeat(1 + (index % 100))), "ab".repeat(100)],
  ["names behind a prefix", names((index) => `${"ل".repeat(index % 190)}ب`), `${"ل".repeat(50)} `],
  ["names with marks", names((index) => `a${"\u0301\u0323".repeat(index % 99)}`), "\u0301\u0323".repeat(100)],
];

test.each(HOSTILE)("five hundred %s cost a text time by its length alone", async (_what, all, unit) => {
  const text = (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const transcript = (length: number): Transcript => ({
    version: 1,
    language: null,
    source: "untimed",
    speakers: [],
    turns: [{ id: "1", speakerId: null, text: text(length), startMs: null, endMs: null }],
    unrecognised: [],
  });
  await strikeNames([text(4_000)], all);
  const longest = watchEventLoop();
  const start = cpuTimeMs();
  await strikeTranscript(transcript(256_000), all);
  expect(cpuTimeMs() - start).toBeLessThan(2_000);
  expect(await longest()).toBeLessThan(150);
});

/** How long the event loop was kept at the most, in milliseconds of computing. */
function watchEventLoop(): () => Promise<number> {
  let longest = 0;
  let last = cpuTimeMs();
  const timer = setInterval(() => {
    longest = Math.max(longest, cpuTimeMs() - last);
    last = cpuTimeMs();
  }, 1);
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    clearInterval(timer);
    return longest;
  };
}
