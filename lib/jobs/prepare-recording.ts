import type { JobActor } from "@/lib/auth/actor";
import { findResultByInterview } from "@/lib/data/results/results";
import { getTenantSettings } from "@/lib/data/results/tenant-settings";
import { indexAgainWithTimes } from "@/lib/data/results/transcript-index";
import { getWaveform } from "@/lib/http/recording/waveform";

const MOST_MS = 10 * 60_000;
const AGAIN_MS = 60_000;

/**
 * Reads the interview's recording through the spool, as a listener would, unless it was read before: its waveform, silences
 * and estimated times are there when somebody opens it. How long until it is to be tried again; null when it is done with.
 */
export async function prepareRecording(actor: JobActor, interviewId: string): Promise<number | null> {
  if (!(await getTenantSettings(actor)).preparesRecordings) return null;
  const source = await findResultByInterview(actor, interviewId);
  if (!source) return null;
  const { state } = await getWaveform({ actor, source }, new AbortController().signal, MOST_MS);
  if (state === "pending") return AGAIN_MS;
  await indexAgainWithTimes(actor, source);
  return null;
}
