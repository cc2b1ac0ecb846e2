import { LRUCache } from "lru-cache";
import { processSingleton } from "@/lib/process-singleton";
import { ANALYSIS_VERSION } from "@/lib/recording/analyse";
import { estimateTimings } from "@/lib/transcript/estimate-timings";
import type { Transcript } from "@/lib/transcript/types";
import { getSpeechMap } from "./recording-analysis";
import { getTranscript, type ResultSource, type ResultsActor } from "./results";

const CACHE_TURNS = 50_000;

/**
 * The transcript as a reader sees it: where the document gives no times, with estimated ones as soon as the
 * recording has been heard through once by anybody. Throws the platform's errors.
 */
export async function getTimedTranscript(
  actor: ResultsActor,
  source: ResultSource,
  durationMs: number | null,
): Promise<Transcript> {
  const transcript = await getTranscript(actor, source, durationMs);
  const isComplete = transcript.turns.every((turn) => turn.startMs !== null);
  if (isComplete || source.interviewId === null) return transcript;
  const speech = await getSpeechMap(actor, source.interviewId);
  if (!speech) return transcript;

  const cache = estimates();
  const key = [actor.tenantId, source.sessionId, source.version, ANALYSIS_VERSION].join("/");
  const known = cache.get(key);
  // The document is read anew now and then, and may have changed.
  if (known?.from === transcript) return known.estimated;
  const estimated = estimateTimings(transcript, speech);
  cache.set(key, { from: transcript, estimated });
  return estimated;
}

type Estimate = { from: Transcript; estimated: Transcript };

function estimates(): LRUCache<string, Estimate> {
  return processSingleton(
    "estimated-transcripts",
    () =>
      new LRUCache<string, Estimate>({
        maxSize: CACHE_TURNS,
        sizeCalculation: ({ estimated }) => Math.max(1, estimated.turns.length),
      }),
  );
}
