import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { normaliseTranscript } from "./normalise";
import type { Transcript } from "./types";

// Hundreds of random documents take a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

function expectValid(transcript: Transcript, document: unknown): void {
  expect(transcript.version).toBe(1);
  const ids = transcript.speakers.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(transcript.turns.map(({ id }) => id)).size).toBe(transcript.turns.length);
  const spoke = transcript.turns.map(({ speakerId }) => speakerId).filter((id) => id !== null);
  expect([...new Set(spoke)]).toEqual(ids);
  const lastBySpeaker = new Map<string | null, number>();
  for (const { speakerId, text, startMs, endMs, words } of transcript.turns) {
    expect(text.trim()).toBe(text);
    expect(text).not.toBe("");
    if (endMs !== null) {
      expect(Number.isSafeInteger(endMs)).toBe(true);
      expect(endMs).toBeGreaterThanOrEqual(startMs ?? Number.NaN);
    }
    if (startMs !== null) {
      expect(Number.isSafeInteger(startMs) && startMs >= (lastBySpeaker.get(speakerId) ?? 0)).toBe(true);
      lastBySpeaker.set(speakerId, endMs ?? startMs);
    }
    let lastMs = 0;
    for (const word of words ?? []) {
      expect(word.startMs >= lastMs && word.endMs >= word.startMs).toBe(true);
      lastMs = word.startMs;
    }
  }
  expect(transcript.source).toBe(
    transcript.turns.some(({ startMs }) => startMs !== null) ? "timed" : "untimed",
  );
  for (const pointer of transcript.unrecognised) expect(resolve(document, pointer)).not.toBe(MISSING);
}

const MISSING = Symbol("missing");

function resolve(document: unknown, pointer: string): unknown {
  let at = document;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return MISSING;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}

const KEYS = [
  "speaker",
  "role",
  "text",
  "content",
  "message",
  "words",
  "start",
  "end",
  "duration",
  "timestamp",
  "results",
  "alternatives",
  "transcript",
  "segments",
  "turns",
  "question",
  "answer",
  "id",
  "confidence",
  "type",
  "participants",
  "channel",
  "name",
  "is_final",
  "__proto__",
  "summary",
  "items",
]; // prettier-ignore

const looksLikeATranscript = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.string(),
    fc.constantFrom(
      "assistant",
      "user",
      "system",
      "WEBVTT\n\n00:01.000 --> 00:02.000\nHi",
      "Ann: hello\nBob: yes",
      '{"turns":[]}',
    ),
    fc.oneof(fc.integer(), fc.double(), fc.constant(null), fc.boolean()),
    fc.array(tie("value"), { maxLength: 6 }),
    fc
      .array(fc.tuple(fc.constantFrom(...KEYS), tie("value")), { maxLength: 7 })
      .map((entries) => Object.fromEntries(entries)),
  ),
})).value;

test("makes a valid transcript of any JSON value, the same each time, and leaves the value as it was", () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), looksLikeATranscript), (value) => {
      const before = JSON.stringify(value);
      const transcript = normaliseTranscript(value);
      expectValid(transcript, value);
      expect(normaliseTranscript(value)).toEqual(transcript);
      expect(JSON.stringify(value)).toBe(before);
    }),
    { numRuns: 300 },
  );
});

test("takes any string for a transcript or leaves it, and never throws", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.string({
          unit: fc.constantFrom("W", ":", "\n", " ", "-->", "00:01", "<v A>", "A", "{", "[", '"'),
        }),
      ),
      (text) => {
        expectValid(normaliseTranscript(text), text);
      },
    ),
    { numRuns: 200 },
  );
});

type Spoken = { speaker: number; words: string[] };

// Words that can be found again: each occurs once in a document.
const talkOf = fc
  .array(fc.record({ speaker: fc.nat({ max: 1 }), length: fc.integer({ min: 3, max: 12 }) }), {
    minLength: 2,
    maxLength: 12,
  })
  .map((turns): Spoken[] => {
    let count = 0;
    return turns.map(({ speaker, length }) => ({
      speaker,
      words: Array.from({ length }, () => {
        count += 1;
        return `w${count}x`;
      }),
    }));
  });

const textKeys = fc.constantFrom("text", "content", "transcript", "message", "body", "utterance");
const speakerKeys = fc.constantFrom("speaker", "role", "speaker_label", "speakerName", "participant", "who");
const listKeys = fc.constantFrom(
  "turns",
  "messages",
  "segments",
  "utterances",
  "results",
  "monologues",
  "items",
  "entries",
  "xyz",
);
const people = fc.constantFrom<[unknown, unknown]>(
  ["assistant", "user"],
  ["Ann", "Bob"],
  ["interviewer", "candidate"],
  ["spk_0", "spk_1"],
);
const wrappers = fc.array(fc.constantFrom("data", "result", "call", "response", "payload", "artifact"), {
  maxLength: 3,
});
const units = fc.constantFrom(1, 1000);
const extras = fc.dictionary(fc.constantFrom("id", "confidence", "version", "created_at"), fc.nat(), {
  maxKeys: 3,
});

test("shows every text of a made-up vendor's document exactly once, in order, with its times", () => {
  fc.assert(
    fc.property(
      talkOf,
      textKeys,
      speakerKeys,
      listKeys,
      people,
      wrappers,
      units,
      extras,
      fc.boolean(),
      fc.boolean(), // prettier-ignore
      (talk, textKey, speakerKey, listKey, names, wrapping, unit, extra, withFullText, isShuffled) => {
        const items = talk.map(({ speaker, words }, index) => {
          const entries: [string, unknown][] = [
            [
              speakerKey,
              speakerKey === "participant" ? { id: speaker, name: names[speaker] } : names[speaker],
            ],
            [textKey, `${words.join(" ")}.`],
            ["start", index * 8 * unit],
            ["end", (index * 8 + 6) * unit],
            ...Object.entries(extra),
          ];
          return Object.fromEntries(isShuffled ? entries.reverse() : entries);
        });
        const full = withFullText ? { text: items.map((item) => item[textKey]).join(" ") } : {};
        const document = wrapping.reduce<unknown>((inner, key) => ({ status: "done", [key]: inner }), {
          ...(isShuffled ? full : {}),
          [listKey]: items,
          ...(isShuffled ? {} : full),
        });
        const transcript = normaliseTranscript(document);
        expectValid(transcript, document);
        const said = transcript.turns.flatMap(({ text }) => text.replaceAll(".", "").split(/\s+/));
        expect(said).toEqual(talk.flatMap(({ words }) => words));
        expect(transcript.unrecognised).toEqual([]);
        expect(transcript.turns.map(({ startMs }) => startMs)).toEqual(talk.map((_, index) => index * 8000));
        const changes = talk.filter(({ speaker }, index) => speaker !== talk[index - 1]?.speaker).length;
        const shown = transcript.turns.filter(
          ({ speakerId }, index) => speakerId !== transcript.turns[index - 1]?.speakerId,
        ).length;
        expect(shown).toBe(changes);
      },
    ),
    { numRuns: 200 },
  );
});

test("puts word lists of any vendor together without losing or doubling a word", () => {
  fc.assert(
    fc.property(
      talkOf,
      fc.constantFrom("word", "text", "content"),
      fc.boolean(),
      fc.boolean(),
      (talk, wordKey, withTurns, withText) => {
        let at = 0;
        const words = talk.flatMap(({ speaker, words: said }) =>
          said.map((word) => {
            at += 0.5;
            return { [wordKey]: word, start: at, end: at + 0.4, speaker };
          }),
        );
        const document = {
          ...(withText ? { transcript: talk.map(({ words: said }) => said.join(" ")).join(" ") } : {}),
          words,
          ...(withTurns
            ? { utterances: talk.map(({ speaker, words: said }) => ({ speaker, text: said.join(" ") })) }
            : {}),
        };
        const transcript = normaliseTranscript(document);
        expectValid(transcript, document);
        expect(transcript.turns.flatMap(({ text }) => text.split(" "))).toEqual(
          talk.flatMap(({ words: said }) => said),
        );
        expect(transcript.unrecognised).toEqual([]);
        if (withTurns) expect(transcript.turns).toHaveLength(talk.length);
      },
    ),
    { numRuns: 100 },
  );
});

test("never lets times run backwards within a speaker, whatever the document says", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          speaker: fc.constantFrom("a", "b", null),
          text: fc.constantFrom("One two three.", "Yes.", "A longer sentence to say."),
          start: fc.oneof(
            fc.double(),
            fc.integer({ min: -10, max: 4000 }),
            fc.constantFrom("1:02", "x", "2026-01-01T10:00:00Z", 1.7e12),
          ),
          end: fc.oneof(fc.double(), fc.nat(4000), fc.constant(null)),
        }),
        { maxLength: 20 },
      ),
      (turns) => expectValid(normaliseTranscript({ turns }), { turns }),
    ),
    { numRuns: 200 },
  );
});

const turnsOf = (talk: readonly Spoken[], names: readonly unknown[]) =>
  talk.map(({ speaker, words }, index) => ({
    speaker: names[speaker],
    text: `${words.join(" ")}.`,
    start: index * 8,
    end: index * 8 + 6,
  }));
const shownOf = ({ turns }: Transcript) =>
  turns.map(({ text, startMs, endMs }) => ({ text, startMs, endMs }));

test("never says twice what a document holds twice", () => {
  const doubled = fc.constantFrom<(document: unknown) => unknown>(
    (document) => [document, document],
    (document) => ({ first: document, copy: structuredClone(document) }),
    (document) => ({ ...(document as object), raw: JSON.stringify(document) }),
    (document) => ({ turns: Object.values(document as object).flatMap((turns) => [...turns, ...turns]) }),
  );
  fc.assert(
    fc.property(talkOf, people, doubled, (talk, names, double) => {
      const document = { turns: turnsOf(talk, names) };
      const once = normaliseTranscript(document);
      expect(shownOf(normaliseTranscript(double(document)))).toEqual(shownOf(once));
    }),
    { numRuns: 100 },
  );
});

test("is not led astray by keys that it does not know", () => {
  const unknown = fc.dictionary(
    fc.constantFrom("zzz", "flags", "foo_bar", "colour", "xq"),
    fc.oneof(
      fc.nat(),
      fc.boolean(),
      fc.constantFrom("red", "blue"),
      fc.constant(null),
      fc.array(fc.nat(), { maxLength: 3 }),
    ),
    { minKeys: 1, maxKeys: 3 },
  );
  fc.assert(
    fc.property(talkOf, people, unknown, unknown, (talk, names, around, within) => {
      const turns = turnsOf(talk, names);
      const plain = normaliseTranscript({ turns });
      const more = normaliseTranscript({ ...around, turns: turns.map((turn) => ({ ...within, ...turn })) });
      expect(more.turns).toEqual(plain.turns);
      expect(more.speakers).toEqual(plain.speakers);
    }),
    { numRuns: 100 },
  );
});

test("changes nothing but labels when speakers have other names", () => {
  const other = fc.constantFrom<[unknown, unknown]>(
    ["Zoe", "Max"],
    ["p-1", "p-2"],
    [7, 9],
    ["Ann Lee", "ნინო"],
  );
  fc.assert(
    fc.property(talkOf, people, other, fc.boolean(), (talk, names, renamed, isText) => {
      const written = (called: readonly unknown[]) =>
        isText && talk.length > 4
          ? turnsOf(talk, called).map(({ speaker, text }) => `Speaker ${String(speaker)}: ${text}`)
          : turnsOf(talk, called);
      const numbered =
        isText && talk.length > 4
          ? [
              ["1", "2"],
              ["A", "B"],
            ]
          : [names, renamed];
      const [one, two] = numbered.map((called) => normaliseTranscript({ turns: written(called) }));
      expect(two && shownOf(two)).toEqual(one && shownOf(one));
      const order = (transcript: Transcript | undefined) =>
        transcript?.turns.map(({ speakerId }) => transcript.speakers.findIndex(({ id }) => id === speakerId));
      expect(order(two)).toEqual(order(one));
    }),
    { numRuns: 100 },
  );
});
