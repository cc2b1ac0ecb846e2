import { PlatformContractError } from "./errors";
import { decodeCursor, encodeCursor, fingerprint, type ListCursor } from "./list-cursor";
import { type ListEnvelope, nextListCursor, readListEnvelope } from "./list-envelope";
import { listQuery } from "./list-query";
import { parseContract, readJson } from "./read-json";
import type { SendRequest } from "./request";
import { type PlatformSession, sessionSchema } from "./schemas";
import type { PlatformSettings } from "./settings";

const ENDPOINT = "GET /sessions";
const LARGEST_PAGE = 100;

export type ListSessionsInput = {
  /** 1 to 100, default 100; the platform may give fewer or more. */
  limit?: number | undefined;
  cursor?: string | null | undefined;
  status?: string | undefined;
};

export type SessionPage = {
  sessions: PlatformSession[];
  /** Opaque; null after the last page. A page may be empty and still have a next one. */
  nextCursor: string | null;
  /** Null when the platform does not say, or counts rows that `status` leaves out. */
  total: number | null;
  /** The platform listed sessions of other statuses than the one asked for: it does not know the filter. */
  ignoredFilter: boolean;
  /** Rows left out because they break the contract. */
  invalidRows: number;
  /** Where the first of them does, such as `sessions[3].status`. */
  invalidPath: string | null;
};

/** One page of the client's sessions, in the platform's order, whichever way the platform pages. */
export async function listSessions(
  send: SendRequest,
  settings: PlatformSettings,
  input: ListSessionsInput,
): Promise<SessionPage> {
  const limit = Math.min(Math.max(Math.trunc(input.limit ?? LARGEST_PAGE), 1), LARGEST_PAGE);
  let asked = input.cursor ? decodeCursor(input.cursor) : null;
  let bare = asked?.bare ?? false;
  let envelope = asked?.by === "guess" ? await fetchGuess(asked) : await fetchPage(asked);
  // No hint how to page, and the offset was ignored or refused: perhaps the platform counts pages.
  if (!envelope) {
    asked = { by: "page", value: 2, seen: asked?.seen ?? "" };
    envelope = await fetchPage(asked);
  }
  const isSamePageAgain = asked !== null && fingerprint(envelope.rows) === asked.seen;
  const next = nextListCursor(envelope, asked);
  const read = readRows(isSamePageAgain ? [] : envelope.rows, envelope.rowsPath);
  // The platform may not know the filter.
  const sessions = read.sessions.filter(({ status }) => !input.status || status === input.status);
  return {
    ...read,
    sessions,
    ignoredFilter: sessions.length < read.sessions.length || (bare && input.status !== undefined),
    nextCursor: next && encodeCursor({ ...next, bare }),
    total: sessions.length === read.sessions.length ? envelope.total : null,
  };

  async function fetchGuess(cursor: ListCursor): Promise<ListEnvelope | null> {
    try {
      const page = await fetchPage(cursor);
      return fingerprint(page.rows) === cursor.seen ? null : page;
    } catch (error) {
      if (isRefusedQuery(error)) return null;
      throw error;
    }
  }

  async function fetchPage(cursor: ListCursor | null): Promise<ListEnvelope> {
    try {
      return await fetchQuery(listQuery(cursor, bare ? {} : { limit, status: input.status }));
    } catch (error) {
      if (bare || !isRefusedQuery(error)) throw error;
      bare = true;
      return fetchQuery(listQuery(cursor, {}));
    }
  }

  async function fetchQuery(query: URLSearchParams): Promise<ListEnvelope> {
    const path = query.size > 0 ? `/interview/sessions?${query}` : "/interview/sessions";
    const headers = { accept: "application/json", "accept-encoding": "gzip" };
    const limits = { endpoint: ENDPOINT, maxBytes: settings.listMaxBytes, timeoutMs: settings.bodyTimeoutMs };
    const answer = await send(
      { endpoint: ENDPOINT, path, aboutSession: false, headers },
      (response, refusal) => readJson(response, limits, refusal),
    );
    return readListEnvelope(answer);
  }
}

// The platform may know other parameters than ours, and say so.
function isRefusedQuery(error: unknown): boolean {
  return error instanceof PlatformContractError && (error.statusCode === 400 || error.statusCode === 422);
}

function readRows(rows: unknown[], at: PropertyKey[]) {
  // By id: a page that shifts while the platform reads it can hold one session twice.
  const sessions = new Map<string, PlatformSession>();
  let invalidRows = 0;
  let invalidPath: string | null = null;
  for (const [index, row] of rows.entries()) {
    try {
      const session = parseContract(sessionSchema, row, ENDPOINT, [...at, index]);
      sessions.set(session.id, session);
    } catch (error) {
      if (!(error instanceof PlatformContractError)) throw error;
      invalidRows += 1;
      invalidPath ??= error.path;
    }
  }
  return { sessions: [...sessions.values()], invalidRows, invalidPath };
}
