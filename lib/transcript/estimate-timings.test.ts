import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cpuTimeMs } from "@/testing/cpu-time";
import { timeLimit } from "@/testing/time-limit";
import { estimateInSteps, estimateTimings } from "./estimate-timings";
import type { SpeechMap, SpeechSegment } from "./speech-map";
import { speechWeight } from "./timings/speech-weight";
import type { Transcript, Turn } from "./types";

const FIXTURES = path.join(import.meta.dirname, "timings/fixtures");
const QUESTION = "Could you tell me what you did in your last position?";
const ANSWER =
  "I worked for four years in a small shop near the station. Then I moved to a larger company, where I was " +
  "responsible for the orders. We had many customers every day, and I liked that very much.";

/** Synthetic voices over silence, noise and crosstalk; made by bench/alignment/make-fixtures.ts. */
type Fixture = {
  withinMs: number;
  bar: number;
  turns: { speaker: string; text: string; startMs: number }[];
  speech: SpeechMap;
};

for (const condition of ["clean", "noise20", "noise15"])
  test(`turns in recordings of the kind ${condition} start when they are spoken`, () => {
    const fixtures = readFixtures(condition);
    expect(fixtures.length).toBeGreaterThan(1);
    const near = fixtures.flatMap(({ turns, speech, withinMs }) =>
      estimateTimings(transcript(turns.map(({ speaker, text }) => turn(speaker, text))), speech).turns.map(
        ({ startMs }, i) => Math.abs((startMs ?? Number.NaN) - (turns[i]?.startMs ?? 0)) <= withinMs,
      ),
    );
    expect(near.filter(Boolean).length / near.length).toBeGreaterThanOrEqual(fixtures[0]?.bar ?? 1);
  });

test("a transcript that has times stays as it is", () => {
  const timed = transcript([{ ...turn("a", "Hello."), startMs: 300, endMs: 900 }], "timed");
  expect(estimateTimings(timed, spoken([[5000, 6000]]))).toBe(timed);
});

test("a recording without a length gives no times", () => {
  const untimed = transcript([turn("a", "Hello.")]);
  for (const durationMs of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(estimateTimings(untimed, { durationMs, segments: [] })).toBe(untimed);
});

test("without any speech to go by, turns are as long as their texts", () => {
  const { source, turns } = estimateTimings(
    transcript([turn("a", "One two three."), turn("b", "One two three.")]),
    {
      durationMs: 10_000,
      segments: [],
    },
  );
  expect(source).toBe("estimated");
  expect(turns.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
    [0, 5000],
    [5000, 10_000],
  ]);
});

test("a long hesitation inside an answer does not end it", () => {
  const { texts, speech, startsMs } = dialogue({ hesitationMs: 3000 });
  expectNear(estimateTimings(alternating(texts), speech), startsMs, 300);
});

test("speakers of different pace are told apart", () => {
  const { texts, speech, startsMs } = dialogue({ hesitationMs: 900, paces: [250, 150] });
  expectNear(estimateTimings(alternating(texts), speech), startsMs, 300);
});

test("an answer that starts before the question ends starts where its channel does", () => {
  const { texts, speech, startsMs } = dialogue({ overlapMs: 700, channels: true });
  expectNear(estimateTimings(alternating(texts), speech), startsMs, 300);
});

test("times that the document gives are kept, and those between them fit in", () => {
  const { texts, speech, startsMs } = dialogue({ hesitationMs: 2000 });
  const { turns } = alternating(texts);
  const shiftMs = 60_000;
  const later: SpeechMap = {
    durationMs: speech.durationMs + shiftMs,
    // A minute of music comes first.
    segments: [
      { startMs: 0, endMs: shiftMs - 500 },
      ...speech.segments.map(({ startMs, endMs }) => ({
        startMs: startMs + shiftMs,
        endMs: endMs + shiftMs,
      })),
    ],
  };
  const given = new Map([0, 6].map((i) => [i, (startsMs[i] ?? 0) + shiftMs + 123]));
  const estimated = estimateTimings(
    transcript(turns.map((one, i) => ({ ...one, startMs: given.get(i) ?? null }))),
    later,
  );
  for (const [i, startMs] of given) expect(estimated.turns[i]?.startMs).toBe(startMs);
  expectNear(
    estimated,
    startsMs.map((startMs) => startMs + shiftMs),
    400,
  );
});

test("times out of order are not believed", () => {
  const { texts, speech, startsMs } = dialogue({});
  const { turns } = alternating(texts);
  const wrong = turns.map((one, i) => ({
    ...one,
    startMs: i === 3 ? speech.durationMs : i % 3 === 0 ? (startsMs[i] ?? 0) : null,
  }));
  expectNear(estimateTimings(transcript(wrong), speech), startsMs, 400);
});

test("words follow each other inside their turn, whatever the script", () => {
  for (const text of [ANSWER, "我在一家小饭店工作了四年。", "ちいさなレストランで", "مرحبا بكم", "👍"]) {
    const [one] = estimateTimings(
      transcript([turn("a", text)]),
      spoken([
        [1000, 2000],
        [4000, 7000],
      ]),
    ).turns;
    const words = one?.words ?? [];
    expect(
      words
        .map((word) => word.text)
        .join("")
        .replaceAll(" ", ""),
    ).toBe(text.replaceAll(" ", ""));
    expect(words[0]?.startMs).toBe(1000);
    expect(words.at(-1)?.endMs).toBe(7000);
    for (const [i, word] of words.entries()) {
      expect(word.startMs).toBeGreaterThanOrEqual(words[i - 1]?.endMs ?? 0);
      expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
    }
  }
});

test("a number, a sentence and a name in capitals take as long to say as they do", () => {
  expect(speechWeight("1984")).toBeGreaterThan(speechWeight("year"));
  expect(speechWeight("AWS")).toBeGreaterThan(speechWeight("was"));
  expect(speechWeight("我希望学到更多东西")).toBeCloseTo(9);
  expect(speechWeight("…—!?")).toBe(0);
  const greetings = [
    "Good morning, how are you?",
    "Guten Morgen, wie geht es?",
    "Доброе утро, как дела?",
    "おはよう、げんきですか",
  ];
  for (const greeting of greetings) {
    expect(speechWeight(greeting)).toBeGreaterThan(5);
    expect(speechWeight(greeting)).toBeLessThan(11);
  }
});

test("a known start with an end that is no number ends where the speech does", () => {
  const turns = [
    { id: "1", speakerId: null, text: "Hello there.", startMs: 0, endMs: Number.NaN },
    { id: "2", speakerId: null, text: "Good morning.", startMs: null, endMs: null },
  ];
  const speech = { durationMs: 4000, segments: [{ startMs: 0, endMs: 1500 }] };
  const { turns: timed } = estimateTimings(transcript(turns, "untimed"), speech);
  expect(timed[0]?.endMs).toBeGreaterThan(0);
  expect(timed[0]?.endMs).toBeLessThanOrEqual(4000);
});

test("any transcript with any speech map gets times in order, the same each time", () => {
  const anyMs = fc.oneof(fc.double(), fc.integer({ min: -1000, max: 70_000 }));
  const anyTurn = fc.record({
    id: fc.string(),
    speakerId: fc.option(fc.constantFrom("a", "b", "c")),
    text: fc.oneof(fc.string({ unit: "grapheme" }), fc.lorem({ maxCount: 30 })),
    startMs: fc.option(anyMs, { freq: 5 }),
    endMs: fc.option(anyMs),
  });
  const anySpeech = fc.record({
    durationMs: fc.integer({ min: 1, max: 60_000 }),
    segments: fc.array(
      fc.record({ startMs: anyMs, endMs: anyMs, channel: fc.nat(1) }, { requiredKeys: ["startMs", "endMs"] }),
      { maxLength: 30 },
    ),
    voices: fc.record({
      stepMs: fc.oneof(fc.constant(240), fc.double()),
      sounds: fc.string({ maxLength: 300 }),
      steps: fc.string({ maxLength: 300 }),
    }),
  });
  fc.assert(
    fc.property(fc.array(anyTurn, { maxLength: 12 }), anySpeech, (turns, speech) => {
      const untimed = transcript(turns, "untimed");
      const estimated = estimateTimings(untimed, speech);
      expect(estimateTimings(untimed, speech)).toEqual(estimated);
      if (turns.every(({ startMs }) => startMs !== null)) return;
      let lastMs = 0;
      expect(estimated.turns.map(({ text }) => text)).toEqual(turns.map(({ text }) => text));
      for (const { startMs, endMs } of estimated.turns) {
        expect(startMs).toBeGreaterThanOrEqual(lastMs);
        expect(startMs).toBeLessThanOrEqual(speech.durationMs);
        expect(endMs).toBeGreaterThanOrEqual(startMs ?? Number.NaN);
        lastMs = startMs ?? Number.NaN;
      }
    }),
    { numRuns: 300 },
  );
});

function readFixtures(condition: string): Fixture[] {
  const files = readdirSync(FIXTURES).filter((file) => file.startsWith(condition));
  return files.map((file) => JSON.parse(readFileSync(path.join(FIXTURES, file), "utf8")));
}

type Manner = { hesitationMs?: number; paces?: [number, number]; overlapMs?: number; channels?: boolean };

/** Questions and answers as a speech map would show them: each sentence a segment. */
function dialogue({ hesitationMs = 400, paces = [190, 190], overlapMs = 0, channels = false }: Manner) {
  const texts = Array.from({ length: 12 }, (_, i) =>
    i % 2 === 0 ? QUESTION : ANSWER.slice(0, 60 + ((i * 53) % 120)),
  );
  const segments: SpeechSegment[] = [];
  const startsMs: number[] = [];
  let atMs = 1000;
  for (const [i, text] of texts.entries()) {
    const channel = i % 2;
    if (channel === 1) atMs -= overlapMs;
    startsMs.push(atMs);
    for (const sentence of text.split(/(?<=[.?])\s/)) {
      const endMs = Math.round(atMs + speechWeight(sentence) * (paces[channel] ?? 0) + 110);
      segments.push({ startMs: atMs, endMs, ...(channels && { channel }) });
      atMs = endMs + hesitationMs;
    }
    atMs += channels ? -hesitationMs : 700 - hesitationMs;
  }
  return { texts, startsMs, speech: { durationMs: atMs + 2000, segments } };
}

test("as many speakers as turns keep nobody waiting for long", () => {
  const turns = Array.from({ length: 2_000 }, (_, i) => turn(`speaker ${i}`, `Hello ${i}.`));
  const segments = Array.from({ length: 500 }, (_, i) => ({
    ...{ startMs: i * 1_200, endMs: i * 1_200 + 900, channel: i % 2 },
  }));
  const steps = estimateInSteps(transcript(turns), { durationMs: 600_000, segments });
  let longestMs = 0;
  for (;;) {
    const fromMs = cpuTimeMs();
    const step = steps.next();
    longestMs = Math.max(longestMs, cpuTimeMs() - fromMs);
    if (!step.done) continue;
    expect(step.value.turns.every(({ startMs }) => startMs !== null)).toBe(true);
    break;
  }
  expect(longestMs).toBeLessThan(timeLimit(150));
});

function alternating(texts: readonly string[]): Transcript {
  return transcript(texts.map((text, i) => turn(i % 2 === 0 ? "interviewer" : "candidate", text)));
}

function expectNear({ turns }: Transcript, startsMs: readonly number[], withinMs: number): void {
  expect(turns).toHaveLength(startsMs.length);
  for (const [i, { startMs }] of turns.entries())
    expect(Math.abs((startMs ?? Number.NaN) - (startsMs[i] ?? 0)), `turn ${i}`).toBeLessThanOrEqual(withinMs);
}

function spoken(spans: [startMs: number, endMs: number][]): SpeechMap {
  return { durationMs: 10_000, segments: spans.map(([startMs, endMs]) => ({ startMs, endMs })) };
}

function turn(speakerId: string, text: string): Turn {
  return { id: text.slice(0, 5), speakerId, text, startMs: null, endMs: null };
}

function transcript(turns: Turn[], source: Transcript["source"] = "untimed"): Transcript {
  return { version: 1, language: null, source, speakers: [], turns, unrecognised: [] };
}
