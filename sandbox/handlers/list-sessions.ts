import { refuse, sendJson } from "../envelope";
import type { Exchange } from "../sandbox-state";
import { type SessionRecord, toSummary } from "../session-record";

const LARGEST_PAGE = 100;
const DEFAULT_PAGE = 20;
const FILTERS = ["status", "tag", "persona_id", "candidate_ref", "project_id"];

/** `GET /sessions`. Paging, order and names of the envelope are as the settings say. */
export function listSessions({ state, client, query, response }: Exchange): void {
  const { paging, arrayName, total: tellsTotal, order } = state.settings;
  const nowMs = state.now();
  const limit = readNumber(query, paging === "page" ? "per_page" : "limit", DEFAULT_PAGE, 1, LARGEST_PAGE);
  const asked = readOffset(query, paging, limit);
  const offset = asked === 0 ? 0 : Math.max(0, asked + state.settings.pageShift);
  const { count, at } = matching(state, client, query, nowMs);
  const rows = [];
  for (let place = offset; place < Math.min(offset + limit, count); place += 1) {
    // Any fixed order that is not by age will do for "unordered".
    const session = at(order === "newest" ? place : (place * 7919) % count);
    if (session) rows.push(toRow(session, nowMs));
  }
  const next = asked + limit < count ? encodeCursor(asked + limit) : null;
  const paged = {
    offset: { limit, offset: asked },
    page: { page: asked / limit + 1, per_page: limit },
    cursor: { next_cursor: next },
  }[paging];
  const envelope = { [arrayName]: rows, ...(tellsTotal ? { total: count } : {}), ...paged };
  sendJson(response, 200, arrayName === "bare" ? rows : envelope);
}

function toRow(session: SessionRecord, nowMs: number) {
  return { ...toSummary(session, nowMs), role_name: session.roleName, language: session.language };
}

function matching(
  state: Exchange["state"],
  client: Exchange["client"],
  query: URLSearchParams,
  nowMs: number,
): { count: number; at: (place: number) => SessionRecord | null } {
  const all = state.sessions.list(client);
  const metadataFilters = [...query.keys()].filter((key) => /^metadata\[.+\]$/.test(key));
  const filters = [...FILTERS.filter((name) => query.has(name)), ...metadataFilters];
  if (filters.length === 0 || state.settings.filters === "ignored") return all;
  const found: SessionRecord[] = [];
  for (let place = 0; place < all.count; place += 1) {
    const session = all.at(place);
    if (session && filters.every((name) => passes(session, name, query.get(name) ?? "", nowMs)))
      found.push(session);
  }
  return { count: found.length, at: (place) => found[place] ?? null };
}

function passes(session: SessionRecord, name: string, wanted: string, nowMs: number): boolean {
  const summary = toSummary(session, nowMs);
  if (name === "tag") return session.tags?.includes(wanted) ?? false;
  const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
  if (key !== undefined) return String(session.metadata?.[key]) === wanted;
  return String(summary[name as keyof typeof summary]) === wanted;
}

function readOffset(query: URLSearchParams, paging: string, limit: number): number {
  if (paging === "offset") return readNumber(query, "offset", 0, 0, Number.MAX_SAFE_INTEGER);
  if (paging === "page") return (readNumber(query, "page", 1, 1, Number.MAX_SAFE_INTEGER) - 1) * limit;
  const cursor = query.get("cursor");
  if (!cursor) return 0;
  const offset = Number(Buffer.from(cursor, "base64url").toString("latin1").replace(/^at:/, ""));
  return Number.isInteger(offset) && offset >= 0 ? offset : refuse(400, "INVALID_INPUT", "Unknown cursor.");
}

function encodeCursor(offset: number): string {
  return Buffer.from(`at:${offset}`).toString("base64url");
}

function readNumber(query: URLSearchParams, name: string, fallback: number, least: number, most: number) {
  const given = query.get(name);
  if (given === null) return fallback;
  const value = Number(given);
  if (!Number.isInteger(value) || value < least || value > most)
    refuse(400, "INVALID_INPUT", `${name} must be a whole number from ${least} to ${most}.`);
  return value;
}
