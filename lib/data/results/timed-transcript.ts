import { LRUCache } from "lru-cache";
import { shownTranscript } from "@/lib/data/interviews/link-masking";
import { log } from "@/lib/log";
import { processSingleton } from "@/lib/process-singleton";
import { ANALYSIS_VERSION } from "@/lib/recording/analyse";
import { runInSlices } from "@/lib/run-in-slices";
import { estimateInSteps } from "@/lib/transcript/estimate-timings";
import type { Transcript } from "@/lib/transcript/types";
import { getSpeechMap } from "./recording-analysis";
import { getTranscript, type ResultSource, type ResultsActor } from "./results";
import { withSpeakerNames } from "./speaker-names";
import { indexAgainWithTimes } from "./transcript-index";

const CACHE_TURNS = 50_000;
/** A short interview's times are there before anybody sees it without. */
const GRACE_MS = 100;

/**
 * The transcript as a reader sees it: with the names that people gave to its speakers, and, where the document gives no
 * times, with estimated ones as soon as the recording has been heard through once by anybody. Throws the platform's
 * errors.
 */
export async function getTimedTranscript(
  actor: ResultsActor,
  source: ResultSource,
  durationMs: number | null,
): Promise<Transcript> {
  const transcript = await getTranscript(actor, source, durationMs);
  return asShown(actor, source, await withTimes(actor, source, transcript));
}

/** The same, but without times that are still being estimated: the page asks again for those. */
export async function getTranscriptForNow(
  actor: ResultsActor,
  source: ResultSource,
  durationMs: number | null,
): Promise<Transcript> {
  const transcript = await getTranscript(actor, source, durationMs);
  // It goes on when nobody waits any more. Without times the text is still worth reading, whatever went wrong.
  const timed = withTimes(actor, source, transcript).catch(() => null);
  const soon = await Promise.race([timed, afterGrace()]);
  return asShown(actor, source, soon ?? transcript);
}

async function asShown(
  actor: ResultsActor,
  source: ResultSource,
  transcript: Transcript,
): Promise<Transcript> {
  const named = await withSpeakerNames(actor, source, transcript);
  return actor.kind === "review-link" ? shownTranscript(actor, source.interviewId, named) : named;
}

/** `transcript` with estimated times where it has none and the recording's speech is known. */
async function withTimes(
  actor: ResultsActor,
  source: ResultSource,
  transcript: Transcript,
): Promise<Transcript> {
  const isComplete = transcript.turns.every((turn) => turn.startMs !== null);
  if (isComplete || source.interviewId === null) return transcript;
  const speech = await getSpeechMap(actor, source.interviewId);
  if (!speech) return transcript;

  const cache = estimates();
  const key = [actor.tenantId, source.sessionId, source.version, ANALYSIS_VERSION].join("/");
  const known = cache.get(key);
  // The document is read anew now and then, and may have changed.
  if (known?.from === transcript) return known.estimated;
  const estimated = runInSlices(estimateInSteps(transcript, speech));
  cache.set(key, { from: transcript, estimated });
  estimated
    .then(() => indexAgainWithTimes(actor, source))
    .catch((error) => {
      cache.delete(key);
      log.error({ err: error }, "times could not be estimated");
    });
  return estimated;
}

type Estimate = { from: Transcript; estimated: Promise<Transcript> };

function estimates(): LRUCache<string, Estimate> {
  return processSingleton(
    "estimated-transcripts",
    () =>
      new LRUCache<string, Estimate>({
        maxSize: CACHE_TURNS,
        sizeCalculation: ({ from }) => Math.max(1, from.turns.length),
      }),
  );
}

function afterGrace(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, GRACE_MS, null));
}
