import type { PlatformSession } from "@/lib/platform/schemas";

// Older ones come with a new key: nobody is waiting for a review of them.
const REVIEWED_WITHIN_MS = 7 * 24 * 60 * 60_000;

/** The fields that may change while a session lives. What the platform leaves out does not erase what is known. */
export function sessionFields(session: PlatformSession) {
  return {
    status: session.status,
    failureCode: session.failureCode,
    hasRecording: session.hasRecording,
    hasTranscript: session.hasTranscript,
    oddFields: session.oddFields,
    ...(session.roleName === null ? {} : { roleName: session.roleName }),
    ...(session.language === null ? {} : { language: session.language }),
    ...(session.durationSec === null ? {} : { durationSec: session.durationSec }),
    ...(session.startedAt === null ? {} : { startedAt: session.startedAt }),
    ...(session.completedAt === null ? {} : { completedAt: session.completedAt }),
  };
}

/** With which consent it is held: written when it is said, and no news. */
export function consentFields({ consentMode, consentedAt }: PlatformSession) {
  return {
    ...(consentMode === null ? {} : { consentMode }),
    ...(consentedAt === null ? {} : { consentedAt }),
  };
}

/** Whether it is complete and has a transcript to read. */
export function hasReadableTranscript({ status, hasTranscript }: PlatformSession): boolean {
  return status === "completed" && hasTranscript;
}

/** Whether it was completed so lately that somebody waits for a review of it. */
export function isCompletedOfLate({ status, completedAt }: PlatformSession): boolean {
  const atMs = completedAt?.getTime() ?? Date.now();
  return status === "completed" && Date.now() - atMs < REVIEWED_WITHIN_MS;
}

/** Whether two values are one as JSON: PostgreSQL keeps the names of an object in an order of its own. */
export function isSameJson(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
