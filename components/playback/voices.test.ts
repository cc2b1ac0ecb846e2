import { expect, test } from "vitest";
import type { Speaker, Turn } from "@/lib/transcript/types";
import { voiceAt, voicesOf } from "./voices";

const speakers: Speaker[] = [
  { id: "a", label: "Interviewer", role: "interviewer" },
  { id: "b", label: "Maya", role: "candidate" },
];

function turn(speakerId: string | null, startMs: number | null, endMs: number | null): Turn {
  return { id: `${speakerId}${startMs}`, speakerId, text: "…", startMs, endMs };
}

test("Each turn with a time and a known speaker is a voice, whatever the order of the document", () => {
  const turns = [
    turn("b", 5_000, 9_000),
    turn("a", 0, 4_000),
    turn(null, 4_000, 5_000),
    turn("a", null, null),
  ];
  expect(voicesOf({ turns, speakers })).toEqual([
    { startMs: 0, endMs: 4_000, speakerIndex: 0, label: "Interviewer", isCandidate: false },
    { startMs: 5_000, endMs: 9_000, speakerIndex: 1, label: "Maya", isCandidate: true },
  ]);
});

test("A turn without an end lasts until the next begins, the last one to the end", () => {
  const voices = voicesOf({ turns: [turn("a", 0, null), turn("b", 3_000, null)], speakers });
  expect(voices.map(({ endMs }) => endMs)).toEqual([3_000, Number.POSITIVE_INFINITY]);
});

test("Of two who speak at once, the one who cut in is named", () => {
  const voices = voicesOf({ turns: [turn("a", 0, 9_000), turn("b", 2_000, 4_000)], speakers });
  expect([1_000, 3_000, 5_000, 9_500].map((timeMs) => voiceAt(voices, timeMs)?.label)).toEqual([
    "Interviewer",
    "Maya",
    "Interviewer",
    undefined,
  ]);
});
