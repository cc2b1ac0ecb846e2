/** When to ask the platform again. Pure: times in, times out. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

// The platform's other modules refuse to be asked about one object more than once in 10 s.
const CLOSE_MS = 11 * SECOND_MS;
const FAR_FROM_END_MS = MINUTE_MS;
/** Nearly no interview ends before this share of the usual duration. */
const EARLIEST_END_SHARE = 0.5;
// An interview that overruns its time fails upstream; one that seems to go on for so long is stuck.
const STUCK_AFTER_MS = 3 * HOUR_MS;
const FRESH_INVITATION_MS = 15 * SECOND_MS;
const OLDEST_INVITATION_MS = 2 * MINUTE_MS;
const UNKNOWN_STATUS_MS = MINUTE_MS;
const ARTIFACTS_MS = 11 * SECOND_MS;
const ARTIFACTS_GIVE_UP_MS = 30 * MINUTE_MS;
const JITTER = 0.1;

/** A candidate's token lives for 7 days unused. */
const LINK_LIFE_MS = 7 * DAY_MS;
// For clocks that differ and answers that are late.
const LINK_GRACE_MS = DAY_MS;

/** A list of unfinished sessions replaces single questions from so many on. */
export const SWEEP_FROM = 3;
const SWEEP_ACTIVE_MS = 6 * SECOND_MS;
const SWEEP_FRESH_MS = 30 * SECOND_MS;
const SWEEP_OLD_MS = MINUTE_MS;
/** How often one that is swept is asked about by itself, should a sweep have missed it. */
export const SWEPT_MS = 30 * MINUTE_MS;

const DISCOVERY_MS = 20 * SECOND_MS;
const SLOWEST_DISCOVERY_MS = 2 * MINUTE_MS;
const FULL_LISTING_MS = 15 * MINUTE_MS;
const SLOWEST_FULL_LISTING_MS = DAY_MS;
/** Of a page that a listing of all has read: keeps it at a fiftieth of what the platform allows. */
const FULL_LISTING_PAGE_MS = 9 * SECOND_MS;

type SessionState = {
  status: string;
  createdAt: Date | null;
  startedAt?: Date | null;
  completedAt: Date | null;
  hasRecording: boolean;
  hasTranscript: boolean;
};

/**
 * How long to wait before the session is asked about again; null when nothing more is expected of it. `usualMs` is how
 * long interviews of its kind take, null when that is not known.
 */
export function nextPollDelayMs(
  session: SessionState,
  now: Date,
  usualMs: number | null = null,
): number | null {
  const ageMs = ageOf(session.createdAt, now);
  switch (session.status) {
    case "failed":
      return null;
    case "completed":
      return nextArtifactDelayMs(session, now);
    case "active":
      return activeDelayMs(session.startedAt ?? null, now, usualMs);
    case "initiated":
      if (ageMs > LINK_LIFE_MS + LINK_GRACE_MS) return null;
      return Math.min(OLDEST_INVITATION_MS, Math.max(FRESH_INVITATION_MS, ageMs / 20));
    default:
      return ageMs > LINK_LIFE_MS + LINK_GRACE_MS ? null : UNKNOWN_STATUS_MS;
  }
}

// Halves what is left until it may end, and stays close from then on.
function activeDelayMs(startedAt: Date | null, now: Date, usualMs: number | null): number {
  if (startedAt === null) return CLOSE_MS;
  const sinceMs = ageOf(startedAt, now);
  if (sinceMs > STUCK_AFTER_MS) return FAR_FROM_END_MS;
  const untilMs = (usualMs ?? 0) * EARLIEST_END_SHARE - sinceMs;
  return Math.min(FAR_FROM_END_MS, Math.max(CLOSE_MS, untilMs / 2));
}

// Status and artifacts are set by one webhook upstream, yet an artifact may follow a moment later.
function nextArtifactDelayMs(session: SessionState, now: Date): number | null {
  if (session.hasRecording && session.hasTranscript) return null;
  return ageOf(session.completedAt, now) > ARTIFACTS_GIVE_UP_MS ? null : ARTIFACTS_MS;
}

/** Whether polling the session can still teach anything. */
export function isUnsettled(session: SessionState, now: Date): boolean {
  return nextPollDelayMs(session, now) !== null;
}

/** Whether the candidate's link can no longer be opened. */
export function isLinkExpired(
  { status, createdAt }: { status: string; createdAt: Date },
  now: Date,
): boolean {
  return status === "initiated" && ageOf(createdAt, now) > LINK_LIFE_MS;
}

/** How long until a connection's unfinished sessions are listed again. */
export function nextSweepDelayMs(
  sessions: readonly { status: string; createdAt: Date }[],
  now: Date,
): number {
  if (sessions.some(({ status }) => status !== "initiated")) return SWEEP_ACTIVE_MS;
  const isFresh = sessions.some(({ createdAt }) => ageOf(createdAt, now) < DAY_MS);
  return isFresh ? SWEEP_FRESH_MS : SWEEP_OLD_MS;
}

/** How long until news is looked for again: less and less often while none comes. */
export function nextDiscoveryDelayMs(newsAt: Date | null, now: Date): number {
  return Math.min(SLOWEST_DISCOVERY_MS, Math.max(DISCOVERY_MS, ageOf(newsAt, now) / 20));
}

/** Whether every page should be read again. The more there are, the more seldom. */
export function isFullListingDue(fullySyncedAt: Date | null, pages: number, now: Date): boolean {
  if (fullySyncedAt === null) return true;
  const everyMs = Math.min(SLOWEST_FULL_LISTING_MS, Math.max(FULL_LISTING_MS, pages * FULL_LISTING_PAGE_MS));
  return ageOf(fullySyncedAt, now) > everyMs;
}

/** After the nth failure in a row: 5 s doubling to 10 minutes, or later when the platform asks for it. */
export function retryDelayMs(attempts: number, retryAfterMs: number | null): number {
  return Math.max(
    retryAfterMs ?? 0,
    Math.min(10 * MINUTE_MS, 5 * SECOND_MS * 2 ** Math.max(0, attempts - 1)),
  );
}

/** Spreads `delayMs` by up to a tenth either way, so that many rows do not stay in step. `random` in [0, 1). */
export function withJitter(delayMs: number, random = Math.random()): number {
  return Math.round(delayMs * (1 - JITTER + 2 * JITTER * random));
}

/** Spreads work that all waits for the same moment over half as much again, never before that moment. */
export function afterPause(waitMs: number, random = Math.random()): number {
  return Math.round(waitMs + Math.max(1_000, waitMs / 2) * random);
}

// A time that seems to lie ahead comes from a clock that differs.
function ageOf(at: Date | null, now: Date): number {
  return at === null ? 0 : Math.max(0, now.getTime() - at.getTime());
}
