import { expect, test } from "vitest";
import type { PlaybackProblem } from "@/components/playback/recording-problem";
import { recordingNotice } from "./recording-notice";
import type { LoadedWaveform } from "./waveform-source";

const PROBLEMS: (PlaybackProblem | null)[] = [
  ...[null, "signed-out", "gone", "not-ready", "unreachable", "offline", "slow"].map(
    (problem) => problem as PlaybackProblem,
  ),
  ...(["not-a-recording", "not-maskable", "unplayable"] as const),
];
const WAVEFORMS: (LoadedWaveform | null)[] = [
  null,
  { kind: "failed" },
  { kind: "ready", shape: { durationMs: 1, bucketMs: 1, peaks: new Float32Array(1) }, speech: [] },
  ...(["empty", "not_audio", "not_wav", "failed"] as const).map((reason) => ({
    kind: "none" as const,
    reason,
  })),
  { kind: "none", reason: "no_room" },
  { kind: "none", reason: "unsupported_encoding", codec: "GSM 6.10" },
];

const told = (problem: PlaybackProblem | null, waveform: LoadedWaveform | null) => {
  const notice = recordingNotice(problem, waveform);
  return notice?.kind === "banner" ? `${notice.title} ${notice.advice}` : (notice?.text ?? "");
};

test("Whatever is known, the player says one thing, and nothing that contradicts it", () => {
  for (const problem of PROBLEMS)
    for (const waveform of WAVEFORMS) {
      const text = told(problem, waveform);
      // A problem is never joined by the promise that it plays, and an intact file is never called damaged.
      if (problem !== null) expect(text).not.toMatch(/no waveform|still plays/);
      const isKnown =
        waveform?.kind === "none" && ["empty", "unsupported_encoding"].includes(waveform.reason);
      if (isKnown) expect(text).not.toContain("damaged");
      if (problem === "gone") expect(text).toContain("no longer available");
    }
  expect(told(null, null)).toBe("");
});

test("An empty file and a text are called so before and after the browser has tried", () => {
  for (const problem of [null, "unplayable"] as const) {
    expect(told(problem, { kind: "none", reason: "empty" })).toContain("is empty");
    expect(told(problem, { kind: "none", reason: "not_audio" })).toContain("not audio");
  }
});

test("How a file is coded is named, and only the browser decides whether it plays", () => {
  const waveform = { kind: "none", reason: "unsupported_encoding", codec: "GSM 6.10" } as const;
  expect(told(null, waveform)).toBe("There is no waveform: the recording is encoded as GSM 6.10.");
  expect(told("unplayable", waveform)).toContain("GSM 6.10");
});
