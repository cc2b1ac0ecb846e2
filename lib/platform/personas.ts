import { z } from "zod";
import { PlatformContractError } from "./errors";
import { fingerprint, type ListCursor } from "./list-cursor";
import { nextListCursor, readListEnvelope } from "./list-envelope";
import { listQuery } from "./list-query";
import { parseContract, readJson } from "./read-json";
import { asRecord, readText } from "./read-value";
import type { SendRequest } from "./request";
import { layersOf, RowReader } from "./row-reader";
import { isPlausibleSessionId } from "./session-id";
import type { PlatformSettings } from "./settings";

/** What interviews are started for: a role in a language. */
export type PlatformPersona = { id: string; roleName: string; language: string | null };

export type NewPersona = { roleName: string; language: string };

const LIST = "GET /personas";
const PATH = "/interview/personas";
const MAX_PAGES = 20;
/** Nobody is invited for these any more. */
const OVER = /^(archived?|deleted|disabled|inactive|retired)$/i;

const personaSchema = z.unknown().transform((answer, context) => {
  const fields = new RowReader(layersOf(asRecord(answer) ?? {}));
  const id = fields.glance(["id", "persona_id"], (value) => {
    const text = readText(value, undefined, true);
    return text && isPlausibleSessionId(text) ? text : undefined;
  });
  if (id === null) context.addIssue({ code: "custom", path: ["id"], message: "not an id" });
  return {
    id: id ?? "",
    roleName: fields.glance(["role_name", "role", "name"], (value) => readText(value)),
    language: fields.glance(["language"], (value) => readText(value, 40)),
    status: fields.glance(["status"], (value) => readText(value)),
  };
});

/** The client's personas that interviews can be started for, in the platform's order. Rows that cannot be read are left out. */
export async function listPersonas(
  send: SendRequest,
  settings: PlatformSettings,
): Promise<PlatformPersona[]> {
  const found = new Map<string, PlatformPersona>();
  let asked: ListCursor | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await askPage(send, settings, asked);
    if (answer === NO_MORE) break;
    const envelope = readListEnvelope(answer, ["personas", "data", "items", "results"], LIST);
    // Asked for more, it gives the same again: it knows no pages.
    if (asked && fingerprint(envelope.rows) === asked.seen) break;
    for (const row of envelope.rows) {
      const read = personaSchema.safeParse(row);
      if (!read.success || read.data.roleName === null || OVER.test(read.data.status ?? "")) continue;
      const { id, roleName, language } = read.data;
      found.set(id, { id, roleName, language });
    }
    asked = nextListCursor(envelope, asked);
    if (!asked) break;
  }
  return [...found.values()];
}

const NO_MORE = Symbol("no more pages");

async function askPage(send: SendRequest, settings: PlatformSettings, asked: ListCursor | null) {
  const query = listQuery(asked, {});
  const request = {
    endpoint: LIST,
    path: query.size > 0 ? `${PATH}?${query}` : PATH,
    aboutSession: false,
    headers: { accept: "application/json", "accept-encoding": "gzip" },
  };
  try {
    return await send(request, (response, refusal) =>
      readJson(response, limitsOf(LIST, settings.listMaxBytes, settings), refusal),
    );
  } catch (error) {
    // A platform that gave no hint of pages may not know what they are asked for by.
    const isRefused =
      error instanceof PlatformContractError && (error.statusCode === 400 || error.statusCode === 422);
    if (asked?.by === "guess" && isRefused) return NO_MORE;
    throw error;
  }
}

/** Makes a persona. Not repeated: after an answer that was lost, `listPersonas` shows whether it is there. */
export async function createPersona(
  send: SendRequest,
  settings: PlatformSettings,
  { roleName, language }: NewPersona,
): Promise<PlatformPersona> {
  const endpoint = "POST /personas";
  const answer = await send(
    {
      endpoint,
      path: PATH,
      aboutSession: false,
      headers: { accept: "application/json" },
      creates: { role_name: roleName, language },
    },
    (response, refusal) =>
      readJson(response, limitsOf(endpoint, settings.sessionMaxBytes, settings), refusal),
  );
  const made = parseContract(personaSchema, answer, endpoint);
  return { id: made.id, roleName: made.roleName ?? roleName, language: made.language ?? language };
}

export type NewSession = {
  consentMode: "explicit" | "integrator";
  /** At most 256 characters: the platform cuts a longer one and says nothing. */
  candidateRef: string;
  metadata: Record<string, string>;
  /** At most 20, of 1 to 40 characters. */
  tags: string[];
};

export type StartedSession = {
  sessionId: string;
  /** Null when the answer holds no address that a browser could open. It is told only here. */
  candidateLink: string | null;
  /** How long the link works unused; null when the platform does not say. */
  expiresInSec: number | null;
};

const startedSchema = z.unknown().transform((answer, context): StartedSession => {
  const fields = new RowReader(layersOf(asRecord(answer) ?? {}));
  const sessionId = fields.glance(["session_id", "id"], (value) => {
    const text = readText(value, undefined, true);
    return text && isPlausibleSessionId(text) ? text : undefined;
  });
  if (sessionId === null) context.addIssue({ code: "custom", path: ["session_id"], message: "not an id" });
  return {
    sessionId: sessionId ?? "",
    candidateLink: fields.glance(["candidate_link", "link", "url"], readLink),
    expiresInSec: fields.glance(["expires_in"], (value) => {
      const seconds = Number(value);
      return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, LONGEST_LIFE_SEC) : undefined;
    }),
  };
});

const LONGEST_LIFE_SEC = 90 * 24 * 60 * 60;
const LONGEST_LINK = 2_000;

function readLink(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > LONGEST_LINK || !URL.canParse(value)) return undefined;
  return /^https?:$/.test(new URL(value).protocol) ? value : undefined;
}

/**
 * Starts a session. Never repeated: of an error other than a refusal nobody knows whether the platform made one
 * (`isSurelyRefused`). `beforeSending` may keep it here by throwing.
 */
export async function startSession(
  send: SendRequest,
  settings: PlatformSettings,
  personaId: string,
  { consentMode, candidateRef, metadata, tags }: NewSession,
  beforeSending: () => void = () => {},
): Promise<StartedSession> {
  const endpoint = "POST /personas/{personaId}/sessions";
  if (!isPlausibleSessionId(personaId))
    throw new PlatformContractError({ code: "IMPLAUSIBLE_ID", endpoint, path: "personaId", statusCode: 400 });
  const answer = await send(
    {
      endpoint,
      path: `${PATH}/${encodeURIComponent(personaId)}/sessions`,
      aboutSession: false,
      aboutPersona: true,
      headers: { accept: "application/json" },
      creates: { consent_mode: consentMode, candidate_ref: candidateRef, metadata, tags },
      beforeSending,
    },
    (response, refusal) =>
      readJson(response, limitsOf(endpoint, settings.sessionMaxBytes, settings), refusal),
  );
  return parseContract(startedSchema, answer, endpoint);
}

function limitsOf(endpoint: string, maxBytes: number, { bodyTimeoutMs }: PlatformSettings) {
  return { endpoint, maxBytes, timeoutMs: bodyTimeoutMs };
}
