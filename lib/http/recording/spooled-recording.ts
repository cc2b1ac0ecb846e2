import { getRecordingAnalysis, saveRecordingAnalysis } from "@/lib/data/results/recording-analysis";
import { type ResultSource, type ResultsActor, recordingOpener } from "@/lib/data/results/results";
import { log } from "@/lib/log";
import { RecordingAnalyser } from "@/lib/recording/analyse";
import type { AcquireRequest } from "@/lib/recording/spool";
import type { ByteObserver } from "@/lib/recording/spool-entry";

type Access = { actor: ResultsActor; source: ResultSource };

/**
 * What the spool must know of a recording: the same for whoever listens and whoever waits for the waveform. Its
 * download is analysed as it passes, unless that was done before.
 */
export function spooledRecording({ actor, source }: Access): Omit<AcquireRequest, "signal"> {
  const { interviewId, sessionId, version } = source;
  return {
    key: `${actor.tenantId}/${sessionId}`,
    version,
    open: recordingOpener(actor, source),
    observe: async () => {
      if (interviewId === null) return null;
      // Listening must not depend on it.
      const known = await getRecordingAnalysis(actor, interviewId).catch(() => null);
      return known ? null : analysisOf({ actor, source });
    },
  };
}

/** An observer that keeps what it learnt in the database. */
export function analysisOf({ actor, source }: Access): ByteObserver {
  let saved = Promise.resolve();
  const analyser = new RecordingAnalyser((analysis) => {
    saved = saveRecordingAnalysis(actor, source, analysis).catch((error: unknown) => {
      log.error({ err: error }, "what was learnt of a recording could not be kept");
    });
  });
  return {
    push: (chunk) => analyser.push(chunk),
    finish: async () => {
      await analyser.finish();
      await saved;
    },
  };
}
