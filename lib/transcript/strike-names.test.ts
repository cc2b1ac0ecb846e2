import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldText } from "./fold-character";
import { STRUCK, strikeNames, strikeTranscript, suggestNames } from "./strike-names";
import type { Transcript, Turn } from "./types";

test.each([
  ["Thanks, Maya Lindqvist.", ["Maya Lindqvist", "Maya"], "Thanks, [name]."],
  ["MAYA, maya and Mayas team", ["Maya"], "[name], [name] and [name] team"],
  ["Maya's plan", ["Maya"], "[name]'s plan"],
  ["Zoe and Zoe\u0308\u0323", ["Zoë"], "[name] and [name]"],
  ["Lindqvist, Maya. lindqvist-maya", ["Lindqvist Maya"], "[name]. [name]"],
  ["write to maya.lindqvist@mail.test today", ["maya.lindqvist@mail.test"], "write to [name] today"],
  ["Marketing is not Mark", ["Mark"], "Marketing is not [name]"],
  ["Anyone but An", ["An"], "Anyone but [name]"],
  ["私は田中花子です", ["田中花子"], "私は[name]です"],
  ["شكرا وليلى", ["ليلى"], "شكرا [name]"],
  ["민준이는 왔다", ["민준"], "[name]이는 왔다"],
  ["Straße und STRASSE", ["Straße"], "[name] und [name]"],
  ["A (.*) b", ["(.*)"], "A (.*) b"],
  ["nothing to strike", [], "nothing to strike"],
])("%s without %j", async (text, names, struck) => {
  expect(await strikeNames([text], names)).toEqual([struck]);
});

test("the parts of a name, the reference and the address are suggested", () => {
  expect(suggestNames({ name: "Maya de Lindqvist", ref: "c-17", email: "m.lindqvist@mail.test" })).toEqual([
    "Maya de Lindqvist",
    "Maya",
    "Lindqvist",
    "c-17",
    "m.lindqvist@mail.test",
    "m.lindqvist",
  ]);
  expect(suggestNames({ name: null, ref: null, email: null })).toEqual([]);
});

const word = (text: string, startMs: number) => ({ text, startMs, endMs: startMs + 100 });

function transcriptOf(turns: Turn[]): Transcript {
  return {
    version: 1,
    language: "en",
    source: "timed",
    speakers: [
      { id: "interviewer", label: "Nora", role: "interviewer" },
      { id: "maya", label: "Maya Lindqvist", role: "candidate", documentLabel: "maya" },
    ],
    turns,
    unrecognised: ["/maya"],
  };
}

test("words of a name become one, and the times of turns and of other words stay", async () => {
  const turn: Turn = {
    id: "maya-1",
    speakerId: "maya",
    text: "I am Maya Lindqvist, hello.",
    startMs: 0,
    endMs: 600,
    words: [word("I", 0), word("am", 100), word("Maya", 200), word("Lindqvist,", 300), word("hello.", 400)],
  };
  const struck = await strikeTranscript(transcriptOf([turn]), ["Maya Lindqvist"]);
  expect(struck.turns[0]).toEqual({
    id: "turn-1",
    speakerId: "speaker-2",
    text: "I am [name], hello.",
    startMs: 0,
    endMs: 600,
    words: [word("I", 0), word("am", 100), word(STRUCK, 200), word(",", 300), word("hello.", 400)],
  });
  expect(JSON.stringify(struck).toLowerCase()).not.toMatch(/maya|lindqvist/);
});

test("words that the text writes otherwise are left out whole", async () => {
  const turn: Turn = {
    id: "1",
    speakerId: null,
    text: "I am M. Lindqvist",
    startMs: 0,
    endMs: 600,
    words: [word("I", 0), word("am", 100), word("Maya", 200)],
  };
  const struck = await strikeTranscript(transcriptOf([turn]), ["Maya"]);
  expect(struck.turns[0]).not.toHaveProperty("words");
});

describe("whatever is said and whoever said it", () => {
  const name = fc
    .string({ unit: fc.constantFrom(..."abcdeäéñßγд"), minLength: 2, maxLength: 8 })
    .filter((one) => foldText(one).length > 1);
  const spoken = fc.array(fc.oneof(name, fc.constantFrom("and", "so,", "was", "I'm", "–")), {
    maxLength: 12,
  });
  const said = fc.tuple(fc.array(name, { minLength: 1, maxLength: 3 }), spoken, spoken);

  test("no word of what is shown is a struck name", async () => {
    await fc.assert(
      fc.asyncProperty(said, async ([names, before, after]) => {
        const [struck = ""] = await strikeNames([[...before, ...names, ...after].join(" ")], names);
        const shown = foldText(struck).split(/[^\p{L}\p{N}]+/u);
        for (const one of names) expect(shown).not.toContain(foldText(one));
        expect(await strikeNames([struck], names)).toEqual([struck]);
      }),
    );
  });

  test("turns keep their number and their times, and words stay in order and in the text", async () => {
    await fc.assert(
      fc.asyncProperty(said, async ([names, before, after]) => {
        const words = [...before, ...names, ...after].map((text, index) => word(text, index * 100));
        const text = words.map((one) => one.text).join(" ");
        const turn: Turn = { id: "1", speakerId: null, text, startMs: 0, endMs: words.length * 100, words };
        const [struck] = (await strikeTranscript(transcriptOf([turn]), names)).turns;
        expect([struck?.startMs, struck?.endMs]).toEqual([0, words.length * 100]);
        let from = 0;
        for (const one of struck?.words ?? []) {
          const at = struck?.text.indexOf(one.text, from) ?? -1;
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + one.text.length;
        }
      }),
    );
  });
});
