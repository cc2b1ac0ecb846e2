import { actorForJob, type JobActor } from "@/lib/auth/actor";
import type { ClaimedJob, JobOutcome } from "@/lib/data/installation/system";
import { tellExpiring } from "@/lib/data/links/link-news";
import { expireInterviews } from "@/lib/data/retention/expire";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { MailError } from "@/lib/mail/mail-error";
import {
  PlatformError,
  PlatformNotFoundError,
  PlatformPausedError,
  PlatformRateLimitError,
} from "@/lib/platform/errors";
import { afterPause, retryDelayMs, withJitter } from "@/lib/platform/schedule";
import { discoverSessions } from "@/lib/sync/discover";
import { indexInterview } from "@/lib/sync/index-transcript";
import { pollInterview } from "@/lib/sync/poll";
import { sweepSessions } from "@/lib/sync/sweep";
import { deliverWebhook } from "./deliver-webhooks";
import { mailNews } from "./mail-news";
import { prepareRecording } from "./prepare-recording";
import { sendInvites } from "./send-invites";
import { writeToInvitee } from "./write-to-invitee";

/** Opening the interview reads its recording, too: nothing is lost by not trying for ever. */
const MOST_PREPARATIONS = 5;

// A key that was refused is tried again now and then: the platform's side may have been put right.
const REFUSED_KEY_MS = 5 * 60_000;

/** Does the job as its tenant and says what becomes of it. Never throws: a failure is an outcome too. */
export async function runJob(job: ClaimedJob): Promise<JobOutcome> {
  const actor = actorForJob(job.tenantId, job.kind);
  try {
    const delayMs = await doJob(actor, job);
    return { delayMs: delayMs === null ? null : withJitter(delayMs), attempts: 0, lastError: null };
  } catch (error) {
    // Nothing went wrong with the job: it was not its time.
    if (error instanceof PlatformPausedError)
      return { delayMs: afterPause(error.retryAfterMs ?? 0), attempts: job.attempts, lastError: "PAUSED" };
    return failed(job, error);
  }
}

/** How long until it is done again; null when it is done with. */
async function doJob(actor: JobActor, { kind, subjectId, isHastened }: ClaimedJob): Promise<number | null> {
  switch (kind) {
    case "discover":
      return discoverSessions(actor, subjectId);
    case "sweep":
      return sweepSessions(actor, subjectId);
    case "poll":
      return pollInterview(actor, subjectId, isHastened);
    case "index":
      return indexInterview(actor, subjectId);
    case "prepare":
      return prepareRecording(actor, subjectId);
    case "mail":
      return mailNews(actor, subjectId, "at_once");
    case "digest":
      return mailNews(actor, subjectId, "daily");
    case "webhook":
      return deliverWebhook(actor, subjectId);
    case "link":
      return tellExpiring(actor, subjectId);
    case "expire":
      return expireInterviews(actor);
    case "invite":
      return sendInvites(actor, subjectId);
    case "invitee":
      return writeToInvitee(actor, subjectId);
  }
}

function failed(job: ClaimedJob, error: unknown): JobOutcome {
  const attempts = job.attempts + 1;
  const lastError = codeOf(error);
  const context = {
    tenantId: job.tenantId,
    job: job.kind,
    subjectId: job.subjectId,
    attempts,
    code: lastError,
  };
  if (isExpected(error)) log.warn(context, "job will be tried again");
  else log.error({ ...context, err: error }, "job failed unexpectedly");

  if (isFinal(error, job)) return { delayMs: null, attempts, lastError };
  const isRefused =
    error instanceof PlatformError ? error.name === "PlatformAuthError" : error instanceof AppError;
  const retryAfterMs = error instanceof PlatformRateLimitError ? error.retryAfterMs : null;
  return {
    delayMs: withJitter(isRefused ? REFUSED_KEY_MS : retryDelayMs(attempts, retryAfterMs)),
    attempts,
    lastError,
  };
}

function isExpected(error: unknown): error is PlatformError | AppError | MailError {
  return error instanceof PlatformError || error instanceof AppError || error instanceof MailError;
}

/** Whether doing it again would come to the same. */
function isFinal(error: unknown, { kind, attempts }: ClaimedJob): boolean {
  if (error instanceof MailError) return !error.retryable;
  if (kind === "prepare" && attempts + 1 >= MOST_PREPARATIONS) return true;
  return error instanceof PlatformNotFoundError && (kind === "index" || kind === "prepare");
}

function codeOf(error: unknown): string {
  return isExpected(error) ? error.code : "UNEXPECTED";
}
