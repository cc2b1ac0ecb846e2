import { RecordingAnalyser } from "@/lib/recording/analyse";
import type { SpeechMap } from "@/lib/transcript/speech-map";
import { estimatedStarts } from "./listen";
import type { SpokenTurn } from "./make-interview";
import { seededRandom } from "./random";
import { wavOf } from "./wav-of";

const RATE_HZ = 44_100;
const CHUNK_BYTES = 65_536;
const RUNS = 5;
const HOUR_MS = 3_600_000;

/** How fast bytes pass the analysis: 16-bit stereo at 44.1 kHz, a minute of it, over and over. */
export function measureThroughput(): string {
  const random = seededRandom(1);
  const side = Float32Array.from(
    { length: 60 * RATE_HZ },
    (_, i) => Math.sin(i * 0.02) * Math.sin(i * 0.00003) * (0.5 + random.next() / 2),
  );
  const wav = wavOf([side, side], RATE_HZ);
  const speeds = Array.from({ length: RUNS }, () => {
    const analyser = new RecordingAnalyser(() => {});
    const startedAt = performance.now();
    for (let at = 0; at < wav.length; at += CHUNK_BYTES) analyser.push(wav.subarray(at, at + CHUNK_BYTES));
    return wav.length / 1000 / (performance.now() - startedAt);
  });
  return `analysis of 16-bit stereo at 44.1 kHz: ${Math.round(median(speeds))} MB/s`;
}

/** How long the estimate for an hour takes: one interview, again and again. */
export function measureHour(turns: readonly SpokenTurn[], speech: SpeechMap): string {
  const hour = repeated(turns, speech);
  const times = Array.from({ length: RUNS }, () => {
    const startedAt = performance.now();
    estimatedStarts(hour.turns, hour.speech);
    return performance.now() - startedAt;
  });
  const { segments } = hour.speech;
  return `estimate for an hour (${hour.turns.length} turns, ${segments.length} segments): ${Math.round(median(times))} ms`;
}

function repeated(
  turns: readonly SpokenTurn[],
  speech: SpeechMap,
): { turns: SpokenTurn[]; speech: SpeechMap } {
  const { voices } = speech;
  const lengthMs = voices ? voices.steps.length * voices.stepMs : speech.durationMs;
  const times = Math.ceil(HOUR_MS / lengthMs);
  const offsets = Array.from({ length: times }, (_, i) => i * lengthMs);
  return {
    turns: offsets.flatMap((offsetMs) =>
      turns.map((turn) => ({ ...turn, startMs: turn.startMs + offsetMs })),
    ),
    speech: {
      durationMs: times * lengthMs,
      segments: offsets.flatMap((offsetMs) =>
        speech.segments.map(({ startMs, endMs }) => ({
          startMs: startMs + offsetMs,
          endMs: endMs + offsetMs,
        })),
      ),
      ...(voices && { voices: { ...voices, steps: voices.steps.repeat(times) } }),
    },
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
