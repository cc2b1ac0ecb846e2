import { z } from "zod";
import { PlatformContractError, PlatformNotFoundError } from "./errors";
import { type ListSessionsInput, listSessions, type SessionPage } from "./list-sessions";
import { type OpenedRecording, type OpenRecordingInput, openRecording } from "./open-recording";
import { type Pacer, UNPACED } from "./pacer";
import {
  createPersona,
  listPersonas,
  type NewPersona,
  type NewSession,
  type PlatformPersona,
  type StartedSession,
  startSession,
} from "./personas";
import { parseContract, readJson } from "./read-json";
import { readTranscript, type TranscriptDocument } from "./read-transcript";
import { createRequester } from "./request";
import { type PlatformSession, sessionSchema } from "./schemas";
import { isPlausibleSessionId } from "./session-id";
import { DEFAULT_SETTINGS, type PlatformSettings } from "./settings";

export type PlatformClient = {
  listSessions: (input?: ListSessionsInput) => Promise<SessionPage>;
  getSession: (sessionId: string) => Promise<PlatformSession>;
  openRecording: (sessionId: string, input?: OpenRecordingInput) => Promise<OpenedRecording>;
  getTranscript: (
    sessionId: string,
    input?: { signal?: AbortSignal | undefined },
  ) => Promise<TranscriptDocument>;
  /** The roles that interviews can be started for. */
  listPersonas: () => Promise<PlatformPersona[]>;
  /** Not repeated by itself, as nobody knows whether what got no answer was made. */
  createPersona: (persona: NewPersona) => Promise<PlatformPersona>;
  /** The same. `beforeSending` is called when all is ready to leave, and keeps it here by throwing. */
  startSession: (
    personaId: string,
    session: NewSession,
    beforeSending?: () => void,
  ) => Promise<StartedSession>;
  /** What is left to spend, in the platform's unit; null when its answer has no number we know. */
  getCredits: () => Promise<{ balance: number | null }>;
  /** Resolves when the key works and has the `interview` permission; throws PlatformAuthError when not. */
  checkKey: () => Promise<"ok">;
};

type PlatformClientOptions = {
  /** Origin of the platform, with or without `/api/v1/interview`. */
  baseUrl: string;
  apiKey: string;
  /** Ends every call of this client. */
  signal?: AbortSignal | undefined;
  /** Decides when requests go out. Default: at once. */
  pacer?: Pacer | undefined;
};

const JSON_HEADERS = { accept: "application/json", "accept-encoding": "gzip" };
const SESSION = "GET /sessions/{sessionId}";

const amount = z.number().optional().catch(undefined);
const creditsSchema = z.object({
  balance: amount,
  credits: amount,
  remaining: amount,
  available: amount,
});

/**
 * A client for one key. Every call throws PlatformError or a subclass, or the caller's abort reason.
 * GETs are repeated after passing failures, and nothing that makes something is; redirects are refused; the key shows in nothing this returns.
 */
export function createPlatformClient(
  { baseUrl, apiKey, signal, pacer = UNPACED }: PlatformClientOptions,
  overrides: Partial<PlatformSettings> = {},
): PlatformClient {
  const settings = { ...DEFAULT_SETTINGS, ...overrides };
  const send = createRequester({ baseUrl, apiKey, signal, settings, pacer });
  const limits = { maxBytes: settings.sessionMaxBytes, timeoutMs: settings.bodyTimeoutMs };

  return {
    listSessions: (input = {}) => listSessions(send, settings, input),

    getSession: async (sessionId) => {
      const request = {
        endpoint: SESSION,
        path: pathOf(sessionId),
        aboutSession: true,
        headers: JSON_HEADERS,
      };
      const answer = await send(request, (response, refusal) =>
        readJson(response, { endpoint: SESSION, ...limits }, refusal),
      );
      const session = parseContract(sessionSchema, answer, SESSION);
      if (session.id.toLowerCase() !== sessionId.toLowerCase()) {
        throw new PlatformContractError({ code: "OTHER_SESSION", endpoint: SESSION, path: "id" });
      }
      return session;
    },

    openRecording: async (sessionId, input = {}) => openRecording(send, pathOf(sessionId), input),

    getTranscript: async (sessionId, input = {}) =>
      readTranscript(send, settings, pathOf(sessionId), input.signal),

    listPersonas: () => listPersonas(send, settings),

    createPersona: (persona) => createPersona(send, settings, persona),

    startSession: (personaId, session, beforeSending) =>
      startSession(send, settings, personaId, session, beforeSending),

    getCredits: async () => {
      const endpoint = "GET /credits";
      const request = { endpoint, path: "/credits", aboutSession: false, headers: JSON_HEADERS };
      const answer = await send(request, (response, refusal) =>
        readJson(response, { endpoint, ...limits }, refusal),
      );
      const found = parseContract(creditsSchema, answer, endpoint);
      return { balance: found.balance ?? found.credits ?? found.remaining ?? found.available ?? null };
    },

    checkKey: async () => {
      await listSessions(send, settings, { limit: 1 });
      return "ok";
    },
  };
}

function pathOf(sessionId: string): string {
  if (!isPlausibleSessionId(sessionId)) throw new PlatformNotFoundError({ code: "IMPLAUSIBLE_ID" });
  return `/interview/sessions/${encodeURIComponent(sessionId)}`;
}
