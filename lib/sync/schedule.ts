/** When to ask the platform again. Pure: times in, times out. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

// The platform's other modules refuse to be asked about one object more than once in 10 s.
const ACTIVE_MS = 11 * SECOND_MS;
const FRESH_INVITATION_MS = 15 * SECOND_MS;
const OLDEST_INVITATION_MS = 10 * MINUTE_MS;
// A candidate's token lives for 7 days unused; a day more for clocks and slow webhooks.
const INVITATION_LIFE_MS = 8 * DAY_MS;
const ARTIFACTS_MS = 11 * SECOND_MS;
const ARTIFACTS_GIVE_UP_MS = 30 * MINUTE_MS;
const JITTER = 0.1;

export const DISCOVERY_MS = 20 * SECOND_MS;
export const FULL_DISCOVERY_MS = 15 * MINUTE_MS;

type SessionState = {
  status: string;
  createdAt: Date | null;
  completedAt: Date | null;
  hasRecording: boolean;
  hasTranscript: boolean;
};

/** How long to wait before the session is asked about again; null when nothing more is expected of it. */
export function nextPollDelayMs(session: SessionState, now: Date): number | null {
  const ageMs = session.createdAt ? now.getTime() - session.createdAt.getTime() : 0;
  switch (session.status) {
    case "failed":
      return null;
    case "completed":
      return nextArtifactDelayMs(session, now);
    case "active":
      return ACTIVE_MS;
    case "initiated":
      if (ageMs > INVITATION_LIFE_MS) return null;
      return Math.min(OLDEST_INVITATION_MS, Math.max(FRESH_INVITATION_MS, ageMs / 20));
    default:
      return ageMs > INVITATION_LIFE_MS ? null : MINUTE_MS;
  }
}

// Status and artifacts are set by one webhook upstream, yet an artifact may follow a moment later.
function nextArtifactDelayMs(session: SessionState, now: Date): number | null {
  if (session.hasRecording && session.hasTranscript) return null;
  const sinceMs = session.completedAt ? now.getTime() - session.completedAt.getTime() : 0;
  return sinceMs > ARTIFACTS_GIVE_UP_MS ? null : ARTIFACTS_MS;
}

/** Whether polling the session can still teach anything. */
export function isUnsettled(session: SessionState, now: Date): boolean {
  return nextPollDelayMs(session, now) !== null;
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
