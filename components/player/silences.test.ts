import fc from "fast-check";
import { expect, test } from "vitest";
import { savedMs, silencesBetween } from "./silences";

test("A long pause is skipped, less a margin to the words on either side", () => {
  const [silence, ...others] = silencesBetween(
    [
      { startMs: 0, endMs: 10_000 },
      { startMs: 15_000, endMs: 20_000 },
    ],
    20_000,
  );
  expect(others).toEqual([]);
  expect(silence?.startMs).toBeGreaterThan(10_000);
  expect(silence?.endMs).toBeLessThan(15_000);
  expect(savedMs(silence ? [silence] : [], 1)).toBeGreaterThan(4_000);
});

test("A pause for breath is not skipped", () => {
  const speech = [
    { startMs: 0, endMs: 10_000 },
    { startMs: 10_700, endMs: 20_000 },
  ];
  expect(silencesBetween(speech, 20_000)).toEqual([]);
});

test("Waiting before the first word and after the last is skipped whole", () => {
  const silences = silencesBetween([{ startMs: 8_000, endMs: 12_000 }], 30_000);
  expect(silences[0]?.startMs).toBe(0);
  expect(silences.at(-1)?.endMs).toBe(30_000);
});

test("What one channel leaves silent while the other speaks is no silence", () => {
  const speech = [
    { startMs: 0, endMs: 9_000, channel: 0 },
    { startMs: 8_000, endMs: 20_000, channel: 1 },
    { startMs: 19_500, endMs: 30_000, channel: 0 },
  ];
  expect(silencesBetween(speech, 30_000)).toEqual([]);
});

test("A recording in which no speech was found is played whole", () => {
  expect(silencesBetween([], 60_000)).toEqual([]);
});

test("At twice the speed half as much time is saved", () => {
  expect(savedMs([{ startMs: 0, endMs: 10_000 }], 2)).toBe(5_000);
});

test("Whatever the speech map, no silence touches a word", () => {
  const segment = fc
    .tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 9_000 }))
    .map(([startMs, lengthMs]) => ({ startMs, endMs: startMs + lengthMs }));
  fc.assert(
    fc.property(fc.array(segment), (speech) => {
      for (const silence of silencesBetween(speech, 110_000)) {
        expect(silence.endMs).toBeGreaterThan(silence.startMs);
        for (const { startMs, endMs } of speech)
          expect(silence.endMs <= startMs || silence.startMs >= endMs).toBe(true);
      }
    }),
  );
});
