import { expect, test } from "vitest";
import { normaliseTranscript } from "../normalise";
import type { Transcript, Turn } from "../types";
import { toMarkdown } from "./markdown";
import { toPlainText } from "./plain-text";
import { toSubRip } from "./sub-rip";
import { toWebVtt } from "./web-vtt";

const turn = (text: string, times: Partial<Turn> = {}): Turn => ({
  id: text,
  speakerId: "a",
  text,
  startMs: null,
  endMs: null,
  ...times,
});

function transcriptOf(turns: Turn[], label = "Ann & Co <x>"): Transcript {
  return {
    version: 1,
    language: null,
    source: "timed",
    speakers: [{ id: "a", label, role: "unknown" }],
    turns,
    unrecognised: [],
  };
}

test("writes plain text with names and times where there are any", () => {
  const turns = [turn("Hello.", { startMs: 3_723_400 }), turn("Who?", { speakerId: null })];
  expect(toPlainText(transcriptOf(turns, "Ann"))).toBe("[01:02:03] Ann: Hello.\n\nWho?\n");
});

test("makes no subtitles of a transcript without times, and shows every turn of one that has some", () => {
  expect(toWebVtt(transcriptOf([turn("Hello.")]))).toBeNull();
  expect(toSubRip(transcriptOf([turn("Hello.")]))).toBeNull();
  const some = transcriptOf([turn("One."), turn("Two.", { startMs: 5000, endMs: 6000 }), turn("Three.")]);
  expect(toWebVtt(some)).toMatch(/One\.[\s\S]*00:00:05\.000 --> 00:00:06\.000[\s\S]*Two\.[\s\S]*Three\./);
});

test("escapes WebVTT so that nothing said becomes a tag, an arrow or an empty line", () => {
  const text = "a < b & <v Eve>c --> d\n\n00:00:01.000 --> 00:00:02.000\nfake";
  const written = toWebVtt(transcriptOf([turn(text, { startMs: 0, endMs: 900 })]));
  expect(written?.match(/-->/g)).toHaveLength(1);
  expect(written).toContain("<v Ann &amp; Co &lt;x&gt;>a &lt; b &amp; &lt;v Eve&gt;c");
  const [back] = normaliseTranscript(written).turns;
  expect(back?.text).toBe(text.replace("\n\n", "\n"));
});

test("writes SubRip that is read back with the same names, words and times", () => {
  const transcript = transcriptOf(
    [turn("Hello -->\n\nthere", { startMs: 1, endMs: 1500 }), turn("And you?", { startMs: 3_600_000 })],
    "Ann",
  );
  const back = normaliseTranscript(toSubRip(transcript));
  expect(back.turns.map(({ text, startMs }) => [text, startMs])).toEqual([
    ["Hello →\nthere", 1],
    ["And you?", 3_600_000],
  ]);
  expect(back.speakers.map(({ label }) => label)).toEqual(["Ann"]);
});

test("ends a turn without an end when the next one starts, or when it is said", () => {
  const written = toSubRip(
    transcriptOf([turn("A short one.", { startMs: 0 }), turn("Yes.", { startMs: 400 })]),
  );
  expect(written).toContain("00:00:00,000 --> 00:00:00,400");
  expect(written).toContain("00:00:00,400 --> 00:00:01,400");
});

test("writes Markdown in which what was said is only text", () => {
  const text = "# not a heading\n* <b>no</b> [link](http://x) `code` _a_\n1. one";
  const written = toMarkdown(transcriptOf([turn(text, { startMs: 61_000 })], "Ann *"));
  expect(written).toContain("**Ann \\*** (00:01:01): \\# not a heading");
  expect(written).toContain("\\* \\<b\\>no\\</b\\> \\[link\\](http://x) \\`code\\` \\_a\\_");
  expect(written).toContain("1\\. one");
});
