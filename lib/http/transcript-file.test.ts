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

test("writes JSON that is the transcript again, whatever of it is missing or long", async () => {
  const words = Array.from({ length: 2_500 }, (_, index) => ({
    text: `"${index}`,
    startMs: index,
    endMs: index,
  }));
  const [turn] = untimed.turns;
  if (!turn) throw new Error("There is no turn.");
  const transcripts = [
    untimed,
    { ...untimed, turns: [] },
    { ...untimed, turns: [turn, { ...turn, words }, { ...turn, words: [] }, turn] },
  ];
  for (const transcript of transcripts)
    expect(await new Response(transcriptFile(transcript, "json").body).json()).toEqual(transcript);
});
