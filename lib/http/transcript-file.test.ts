import { expect, test } from "vitest";
import { normaliseTranscript } from "@/lib/transcript/normalise";
import { transcriptFile } from "./transcript-file";

const untimed = normaliseTranscript([{ speaker: "Ann", text: "Hello." }]);

test("refuses subtitles of a transcript without times, in words for the reader", () => {
  for (const format of ["vtt", "srt"] as const) {
    expect(() => transcriptFile(untimed, format)).toThrow(
      expect.objectContaining({ code: "conflict", message: expect.stringContaining("no timestamps yet") }),
    );
  }
});

test("writes JSON that is the transcript again", () => {
  expect(JSON.parse(transcriptFile(untimed, "json").body)).toEqual(untimed);
});
