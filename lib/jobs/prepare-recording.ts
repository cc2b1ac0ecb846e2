import type { JobActor } from "@/lib/auth/actor";
import { findResultByInterview } from "@/lib/data/results/results";
import { getTenantSettings } from "@/lib/data/results/tenant-settings";
import { indexAgainWithTimes } from "@/lib/data/results/transcript-index";
import { getWaveform } from "@/lib/http/recording/waveform";
import { PlatformNotReadyError } from "@/lib/platform/errors";
import { tenantDb } from "@/lib/tenant/tenant-db";

const MOST_MS = 10 * 60_000;
const AGAIN_MS = 60_000;
/** The platform says that an interview is complete before its recording is there. */
const EXPECTED_WITHIN_MS = 15 * 60_000;

/**
 * Reads the interview's recording through the spool, as a listener would, unless it was read before: its waveform, silences
 * and estimated times are there when somebody opens it. How long until it is to be tried again; null when it is done with.
 */
export async function prepareRecording(actor: JobActor, interviewId: string): Promise<number | null> {
  if (!(await getTenantSettings(actor)).preparesRecordings) return null;
  const source = await findResultByInterview(actor, interviewId);
  if (!source) return null;
  try {
    const { state } = await getWaveform({ actor, source }, new AbortController().signal, MOST_MS);
    if (state === "pending") return AGAIN_MS;
  } catch (error) {
    if (!(error instanceof PlatformNotReadyError)) throw error;
    return (await isCompletedOfLate(actor, interviewId)) ? AGAIN_MS : null;
  }
  await indexAgainWithTimes(actor, source);
  return null;
}

async function isCompletedOfLate(actor: JobActor, interviewId: string): Promise<boolean> {
  const since = new Date(Date.now() - EXPECTED_WITHIN_MS);
  return (
    (await tenantDb(actor).interview.count({ where: { id: interviewId, completedAt: { gte: since } } })) > 0
  );
}
