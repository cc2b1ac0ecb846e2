import { getRecordingAnalysis, type StoredAnalysis } from "@/lib/data/results/recording-analysis";
import { AppError } from "@/lib/errors";
import { toAppError } from "@/lib/http/error-envelope";
import { endAtStop } from "@/lib/http/stopping";
import type { RecordingFailure } from "@/lib/recording/analyse";
import { isListenerEnded, type Lease } from "@/lib/recording/lease";
import { decodePeaks } from "@/lib/recording/peaks";
import { recordingSpool } from "@/lib/recording/spool";
import type { SpeechSegment } from "@/lib/transcript/speech-map";
import type { RecordingAccess } from "./recording-request";
import { analysisOf, spooledRecording } from "./spooled-recording";

/**
 * `peaks`: base64 of one byte for each `bucketMs`, 255 times the square root of the highest sample (0 to 1), which
 * leaves quiet speech visible. `pending`: ask again. `unavailable`: there is nothing to draw; whether it plays, `reason`
 * tells.
 */
export type WaveformAnswer =
  | { state: "ready"; durationMs: number; bucketMs: number; peaks: string; speech: SpeechSegment[] }
  | { state: "pending" }
  | ({ state: "unavailable" } & NoWaveform);

/** What the recording is, or `no_room` when it could not be read through. */
export type NoWaveform = RecordingFailure | { reason: "no_room" };

const WAIT_MS = 20_000;

/**
 * The waveform of a recording. While nobody has heard it to its end, this waits as one more listener of its download
 * until `signal` aborts or `waitMs` have passed. Throws AppError and the platform's errors.
 */
export async function getWaveform(
  access: RecordingAccess,
  signal: AbortSignal,
  waitMs = WAIT_MS,
): Promise<WaveformAnswer> {
  const known = await readWaveform(access);
  if (known) return known;
  const stop = new AbortController();
  const goOn = endAtStop(() => stop.abort());
  const wait = AbortSignal.any([signal, stop.signal, AbortSignal.timeout(waitMs)]);
  let lease: Lease | undefined;
  try {
    lease = await recordingSpool().acquire({ ...spooledRecording(access), signal: wait });
    if (!(await lease.whole())) return { state: "unavailable", reason: "no_room" };
    return (await readWaveform(access)) ?? (await readFromSpool(lease, access));
  } catch (error) {
    if (wait.aborted || isListenerEnded(error)) return { state: "pending" };
    if (toAppError(error)) throw error;
    throw new AppError(
      "platform_unavailable",
      "The recording could not be read completely. Try again shortly.",
      {
        cause: error,
      },
    );
  } finally {
    goOn();
    lease?.release();
  }
}

/** For a recording that is here although nothing was kept of it: its first listener came by its session id only. */
async function readFromSpool(lease: Lease, access: RecordingAccess): Promise<WaveformAnswer> {
  const analysis = analysisOf(access);
  for await (const chunk of lease.bytes(0, lease.entry.sizeBytes)) analysis.push(chunk);
  await analysis.finish();
  return (await readWaveform(access)) ?? { state: "unavailable", reason: "failed" };
}

async function readWaveform({ actor, source }: RecordingAccess): Promise<WaveformAnswer | null> {
  const analysis = source.interviewId && (await getRecordingAnalysis(actor, source.interviewId));
  return analysis ? toWaveform(analysis) : null;
}

function toWaveform(analysis: StoredAnalysis): WaveformAnswer | null {
  if (!analysis.ok) return { state: "unavailable", ...analysis.failure };
  const peaks = decodePeaks(analysis.peaks);
  if (!peaks) return null;
  const bytes = Uint8Array.from(peaks.values, (value) => Math.round(255 * Math.sqrt(value)));
  return {
    state: "ready",
    durationMs: analysis.durationMs,
    bucketMs: peaks.bucketMs,
    peaks: Buffer.from(bytes).toString("base64"),
    speech: analysis.speech.segments,
  };
}
