import type { JobActor } from "@/lib/auth/actor";
import { getSpeechMap } from "@/lib/data/results/recording-analysis";
import { findResultByInterview, readTranscript } from "@/lib/data/results/results";
import { getTenantSettings } from "@/lib/data/results/tenant-settings";
import { getIndexTarget, indexTranscript, isIndexed } from "@/lib/data/results/transcript-index";
import { runInSlices } from "@/lib/run-in-slices";
import { estimateInSteps } from "@/lib/transcript/estimate-timings";

/** Reads the interview's transcript and keeps its text for search. Doing it again changes nothing. */
export async function indexInterview(actor: JobActor, interviewId: string): Promise<null> {
  if (!(await getTenantSettings(actor)).keepsTranscriptText) return null;
  const target = await getIndexTarget(actor, interviewId);
  const source = target && (await findResultByInterview(actor, interviewId));
  if (!source || (await isIndexed(actor, source))) return null;
  const { transcript } = await readTranscript(actor, source, target.durationMs);
  const speech = await getSpeechMap(actor, interviewId);
  const timed = speech ? await runInSlices(estimateInSteps(transcript, speech)) : transcript;
  await indexTranscript(actor, source, timed, target.language);
  return null;
}
