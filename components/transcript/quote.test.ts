import { expect, test } from "vitest";
import { normaliseTranscript } from "@/lib/transcript/normalise";
import { quotedText, quoteForClipboard, quoteOf } from "./quote";

const transcript = normaliseTranscript([
  { speaker: "Interviewer", text: "Why did you leave?", start: 61.5, end: 63 },
  { speaker: "Candidate", text: "The shop closed.", start: 64, end: 66 },
]);
const spans = [
  { turnIndex: 0, start: 8, end: 18 },
  { turnIndex: 1, start: 0, end: 8 },
];

test("copies who said what, when, and a link that plays it", () => {
  const quote = quoteOf(transcript, spans);
  expect(quote && quoteForClipboard(quote, "https://x.test/t/a/interviews/1")).toBe(
    "Interviewer: “you leave?”\nCandidate: “The shop”\n1:01 · https://x.test/t/a/interviews/1?t=61",
  );
  expect(quote && quotedText(quote)).toBe("you leave?\nThe shop");
});

test("quotes without a moment link to the page alone, and nothing but spaces is no quote", () => {
  const untimed = normaliseTranscript([{ speaker: "Interviewer", text: "Why did you leave?" }]);
  const quote = quoteOf(untimed, spans.slice(0, 1));
  expect(quote && quoteForClipboard(quote, "https://x.test/i")).toBe(
    "Interviewer: “you leave?”\nhttps://x.test/i",
  );
  expect(quoteOf(transcript, [{ turnIndex: 0, start: 3, end: 4 }])).toBeNull();
});

test("a passage lasts from its first word to its last, as near as it is known", () => {
  const [first, second] = spans;
  const place = (...parts: typeof spans) => {
    const quote = quoteOf(transcript, parts);
    return [quote?.atMs, quote?.endMs];
  };
  if (!first || !second) throw new Error("There are two spans.");
  expect(place(first)).toEqual([61_500, 63_000]);
  expect(place(first, second)).toEqual([61_500, 65_000]);
});
