import { expect, test } from "vitest";
import { normaliseTranscript } from "@/lib/transcript/normalise";
import { searchTurns } from "@/lib/transcript/search-turns";
import { matchMoment, nearestMatch } from "./match-moment";

const transcript = normaliseTranscript([
  { speaker: "Interviewer", text: "Lamps, you said? Tell me about the lamps.", start: 0, end: 4 },
  { speaker: "Candidate", text: "I sold lamps for nine years.", start: 10, end: 20 },
  { speaker: "Candidate", text: "No lamps any more." },
]);
const { turns } = transcript;
const matches = searchTurns(transcript, "lamps");

test("a match has about its own moment in its turn, and none in a turn without times", () => {
  const moments = matches.map((match) => matchMoment(turns, match));
  expect(moments[0]).toBe(0);
  expect(moments[1]).toBeGreaterThan(2_000);
  expect(moments[2]).toBeGreaterThan(10_000);
  expect(moments.at(-1)).toBeNull();
});

test("a link to a moment leads to the match that was said nearest to it", () => {
  expect(nearestMatch(turns, matches, null)).toBe(0);
  expect(nearestMatch(turns, matches, 3_000)).toBe(1);
  expect(nearestMatch(turns, matches, 11_000)).toBe(2);
  expect(nearestMatch(turns, matches, 900_000)).toBe(2);
});
