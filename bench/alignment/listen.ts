import { RecordingAnalyser, type RecordingAnalysis } from "@/lib/recording/analyse";
import { decodeSpeech } from "@/lib/recording/speech-code";
import { estimateTimings } from "@/lib/transcript/estimate-timings";
import type { SpeechMap } from "@/lib/transcript/speech-map";
import type { Transcript } from "@/lib/transcript/types";
import type { SpokenTurn } from "./make-interview";

const CHUNK_BYTES = 65_536;

/** What Debrief's own analysis hears in a WAV file, as it is after it was stored. */
export async function listen(wav: Buffer): Promise<SpeechMap> {
  const results: RecordingAnalysis[] = [];
  const analyser = new RecordingAnalyser((analysis) => results.push(analysis));
  for (let at = 0; at < wav.length; at += CHUNK_BYTES) analyser.push(wav.subarray(at, at + CHUNK_BYTES));
  await analyser.finish();
  const [analysis] = results;
  if (!analysis?.ok) throw new Error(`The recording was not analysed: ${analysis?.reason ?? "no answer"}.`);
  const speech = decodeSpeech(analysis.speech);
  if (!speech) throw new Error("The speech map cannot be read.");
  return speech;
}

/** The same turns as a platform would send them that knows no times. */
function withoutTimes(turns: readonly SpokenTurn[]): Transcript {
  return {
    version: 1,
    language: null,
    source: "untimed",
    speakers: (["interviewer", "candidate"] as const).map((role) => ({ id: role, label: role, role })),
    turns: turns.map(({ speaker, text }, i) => ({
      ...{ id: String(i), speakerId: speaker, text },
      ...{ startMs: null, endMs: null },
    })),
    unrecognised: [],
  };
}

export function estimatedStarts(turns: readonly SpokenTurn[], speech: SpeechMap): number[] {
  return estimateTimings(withoutTimes(turns), speech).turns.map(({ startMs }) => startMs ?? 0);
}

/** What is left to do without listening: a turn starts where its share of all letters does. */
export function proportionalStarts(turns: readonly SpokenTurn[], durationMs: number): number[] {
  const total = turns.reduce((sum, { text }) => sum + text.length, 0);
  let before = 0;
  return turns.map(({ text }) => {
    const startMs = (before / total) * durationMs;
    before += text.length;
    return startMs;
  });
}
