import { expect, test } from "vitest";
import { normaliseTranscript } from "@/lib/transcript/normalise";
import { questionRows } from "./question-rows";

const transcript = (...turns: [speaker: string, text: string, start: number][]) =>
  normaliseTranscript(turns.map(([speaker, text, start]) => ({ speaker, text, start, end: start + 5 })));

const first = transcript(
  ["interviewer", "Hello. What did you do last?", 0],
  ["candidate", "I packed boxes.", 6],
  ["interviewer", "I see.", 12],
  ["candidate", "Heavy ones.", 18],
  ["interviewer", "Why did you leave that job?", 24],
  ["candidate", "It closed.", 30],
);
const second = transcript(
  ["interviewer", "Thank you. Why did you leave your job?", 0],
  ["candidate", "I moved.", 6],
);
const plain = { language: "en" };

test("a question comes with all that was answered to it, and lasts until the next one", () => {
  const rows = questionRows([
    { transcript: first, ...plain },
    { transcript: second, ...plain },
  ]);
  expect(rows).toEqual([
    {
      title: "What did you do last?",
      cells: [
        {
          kind: "asked",
          title: "What did you do last?",
          answer: "I packed boxes.\nHeavy ones.",
          startMs: 0,
          endMs: 24_000,
        },
        { kind: "not-asked" },
      ],
    },
    {
      title: "Why did you leave that job?",
      cells: [
        {
          kind: "asked",
          title: "Why did you leave that job?",
          answer: "It closed.",
          startMs: 24_000,
          endMs: null,
        },
        { kind: "asked", title: "Why did you leave your job?", answer: "I moved.", startMs: 0, endMs: null },
      ],
    },
  ]);
});

test("what cannot be read, and what has no questions, is not said to lack one", () => {
  const kinds = questionRows([
    { transcript: first, ...plain },
    { transcript: null, ...plain },
    { transcript: null, isLater: true, ...plain },
    { transcript: normaliseTranscript("Only text, and nobody who speaks."), ...plain },
  ]).map(({ cells }) => cells.map(({ kind }) => kind));
  expect(kinds).toEqual([
    ["asked", "no-transcript", "later", "no-questions"],
    ["asked", "no-transcript", "later", "no-questions"],
  ]);
});
