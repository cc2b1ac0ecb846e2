/** What was learnt of a recording while its bytes passed, for all replicas to read. */
import { z } from "zod";
import { reachableInterviews } from "@/lib/data/sight/reach";
import { ANALYSIS_VERSION, type RecordingAnalysis, type RecordingFailure } from "@/lib/recording/analyse";
import { decodeSpeech } from "@/lib/recording/speech-code";
import { tenantDb } from "@/lib/tenant/tenant-db";
import type { SpeechMap } from "@/lib/transcript/speech-map";
import { type ResultSource, type ResultsActor, resultVersion } from "./results";

/** `peaks` are as `encodePeaks` packs them. A `failure` says why there is no waveform. */
export type StoredAnalysis =
  | { ok: true; durationMs: number; peaks: Uint8Array; speech: SpeechMap }
  | { ok: false; failure: RecordingFailure };

/** Stands between the reason and the name of the coding in the column that keeps both. */
const OF = ": ";

/**
 * The analysis of the interview's recording. Null when the actor cannot reach the interview, when nobody has
 * listened to it to its end yet, and when the session was run again or our analysis has changed since.
 */
export async function getRecordingAnalysis(
  actor: ResultsActor,
  interviewId: string,
): Promise<StoredAnalysis | null> {
  if (!z.uuid().safeParse(interviewId).success) return null;
  const row = await tenantDb(actor).interview.findFirst({
    where: { AND: [reachableInterviews(actor), { id: interviewId }] },
    select: { completedAt: true, analysis: true },
  });
  const analysis = row?.analysis;
  if (!analysis || analysis.version !== ANALYSIS_VERSION) return null;
  if (analysis.recordingVersion !== resultVersion(row)) return null;
  const { durationMs, peaks, failure } = analysis;
  if (failure !== null) return { ok: false, failure: toFailure(failure, durationMs) };
  const speech = analysis.speech && decodeSpeech(analysis.speech);
  return durationMs !== null && peaks && speech ? { ok: true, durationMs, peaks, speech } : null;
}

function toFailure(stored: string, durationMs: number | null): RecordingFailure {
  const [reason = "failed", codec] = stored.split(OF);
  return {
    // Of this version of the analysis, so none but its own.
    reason: reason as RecordingFailure["reason"],
    ...(codec !== undefined && { codec }),
    ...(durationMs !== null && { durationMs }),
  };
}

/** Where somebody speaks in the recording; null while that is not known. */
export async function getSpeechMap(actor: ResultsActor, interviewId: string): Promise<SpeechMap | null> {
  const analysis = await getRecordingAnalysis(actor, interviewId);
  return analysis?.ok ? analysis.speech : null;
}

/** Keeps the analysis of the recording that was read from `source`, in the place of any before. */
export async function saveRecordingAnalysis(
  actor: ResultsActor,
  source: ResultSource,
  analysis: RecordingAnalysis,
): Promise<void> {
  const { interviewId } = source;
  if (interviewId === null) return;
  const db = tenantDb(actor);
  const isReachable = await db.interview.count({
    where: { AND: [reachableInterviews(actor), { id: interviewId }] },
  });
  if (isReachable === 0) return;
  const values = {
    version: analysis.version,
    recordingVersion: source.version,
    failure: analysis.ok ? null : [analysis.reason, ...(analysis.codec ? [analysis.codec] : [])].join(OF),
    durationMs: analysis.durationMs ?? null,
    peaks: analysis.ok ? new Uint8Array(analysis.peaks) : null,
    speech: analysis.ok ? new Uint8Array(analysis.speech) : null,
    createdAt: new Date(),
  };
  await db.recordingAnalysis.upsert({
    where: { tenantId_interviewId: { tenantId: actor.tenantId, interviewId } },
    create: { interviewId, ...values },
    update: values,
  });
}
