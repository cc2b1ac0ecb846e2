import { refuse, sendJson } from "../envelope";
import type { Exchange } from "../sandbox-state";
import { type SessionRecord, statusAt, toSummary } from "../session-record";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** `GET /sessions/{id}`: the summary with persona and feedback. */
export function getSession(exchange: Exchange, id: string): void {
  const session = requireSession(exchange, id);
  const nowMs = exchange.state.now();
  const { roleName, language, feedback } = session;
  sendJson(exchange.response, 200, {
    ...toSummary(session, nowMs),
    persona: roleName === null ? null : { role_name: roleName, language },
    feedback:
      feedback && statusAt(session, nowMs) === "completed"
        ? { rating: feedback.rating, flagged: feedback.flagged, text: feedback.text }
        : null,
  });
}

/** The session if it is the client's own; the documented refusals otherwise. */
export function requireSession({ state, client }: Exchange, id: string): SessionRecord {
  const { unknownSessionStatus, pollLimitSeconds } = state.settings;
  if (!UUID.test(id)) refuse(400, "INVALID_INPUT", "The session id must be a UUID.");
  const session = state.sessions.find(id);
  if (!session) return refuse(unknownSessionStatus, "SESSION_NOT_FOUND", "There is no such session.");
  if (session.client !== client) refuse(403, "FORBIDDEN", "This session belongs to another client.");
  const waitSeconds = state.requests.overPoll(session.id, pollLimitSeconds, state.now());
  if (waitSeconds !== null)
    refuse(429, "POLL_RATE_LIMITED", "Ask less often.", { retryAfterSeconds: waitSeconds });
  return session;
}
