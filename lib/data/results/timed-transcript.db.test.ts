import { afterAll, beforeAll, expect, test } from "vitest";
import { requireRecording } from "@/lib/http/recording/recording-request";
import { getWaveform } from "@/lib/http/recording/waveform";
import { createOrganisation, newSpool, startPlatform } from "@/testing/recording-scene";
import { useTestDatabase } from "@/testing/use-test-database";
import { getTimedTranscript } from "./timed-transcript";

useTestDatabase();

let platform: Awaited<ReturnType<typeof startPlatform>>;

beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());

async function interviewOf(files: { recordingFile: string; transcriptFile: string }) {
  newSpool();
  const organisation = await createOrganisation();
  const sessionId = await platform.addSession({ status: "completed", ...files });
  const interview = await organisation.addInterview({ sessionId });
  const access = await requireRecording(organisation.actor, interview.id);
  return {
    hear: () => getWaveform(access, new AbortController().signal),
    read: () => getTimedTranscript(access.actor, access.source, null),
  };
}

test("a transcript without times has estimated ones once the recording was read to its end", async () => {
  const { hear, read } = await interviewOf({
    recordingFile: "warehouse-lead-en.wav",
    transcriptFile: "warehouse-lead-en.json",
  });
  const before = await read();
  expect(before.source).toBe("untimed");
  expect((await hear()).state).toBe("ready");
  const after = await read();
  expect(after.source).toBe("estimated");
  expect(after.turns.map((turn) => turn.text)).toEqual(before.turns.map((turn) => turn.text));
  const starts = after.turns.map((turn) => turn.startMs ?? Number.NaN);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  expect(await read()).toBe(after);
});

test("times that the document gives stay as they are", async () => {
  const { hear, read } = await interviewOf({
    recordingFile: "driver-fr.wav",
    transcriptFile: "driver-fr.json",
  });
  const before = await read();
  await hear();
  expect(await read()).toEqual(before);
  expect(before.source).toBe("timed");
});
