import { expect, test } from "vitest";
import type { Voice } from "@/components/playback/voices";
import { voiceTones } from "./voice-tones";

const voice = (speakerIndex: number, isCandidate: boolean): Voice => ({
  startMs: speakerIndex * 1_000,
  endMs: speakerIndex * 1_000 + 900,
  speakerIndex,
  label: `Speaker ${speakerIndex}`,
  isCandidate,
});

test("The candidate has the same colour in every interview, whoever speaks first", () => {
  expect(voiceTones([voice(0, false), voice(1, true)]).get(1)).toBe("candidate");
  expect(voiceTones([voice(0, true), voice(1, false)]).get(0)).toBe("candidate");
});

test("Each other speaker has a colour of their own, however often they speak", () => {
  const tones = voiceTones([
    voice(2, false),
    voice(0, false),
    voice(1, true),
    voice(3, false),
    voice(0, false),
  ]);
  expect([0, 2, 3].map((speakerIndex) => tones.get(speakerIndex))).toEqual(["other", "third", "fourth"]);
});
