import { LRUCache } from "lru-cache";
import type { AuditEvent } from "@/lib/audit/entry";
import { demandWithin, type RateLimitRule } from "@/lib/auth/rate-limit";
import { recordAudit } from "@/lib/data/audit/audit";
import type { AuditAction } from "@/lib/format/audit-actions";
import { processSingleton } from "@/lib/process-singleton";
import { tenantDb } from "@/lib/tenant/tenant-db";

import type { ResultSource, ResultsActor } from "./results";

type ReadAction = Extract<
  AuditAction,
  | "interview.recording_played"
  | "interview.recording_downloaded"
  | "interview.transcript_read"
  | "interview.pack_opened"
>;

type DownloadAction = Extract<
  AuditAction,
  "interview.recording_downloaded" | "interview.transcript_downloaded"
>;

const AGAIN_MS = 30 * 60_000;
const MOST_REMEMBERED = 20_000;
/** Each leaves an entry for ever, and whoever keeps no cookie is another visitor each time. */
const VISITOR_DOWNLOADS: RateLimitRule = { purpose: "visitor-downloads", limit: 60, windowMs: 60 * 60_000 };
const LINK_DOWNLOADS: RateLimitRule = { purpose: "link-downloads", limit: 600, windowMs: 60 * 60_000 };

/**
 * Notes that somebody hears or reads a result, before they do. Once in half an hour for one actor in one place: a player
 * asks for the same recording many times.
 */
export async function recordRead(
  actor: ResultsActor,
  action: ReadAction,
  source: Pick<ResultSource, "interviewId" | "sessionId">,
): Promise<void> {
  if (actor.kind === "job" || (actor.kind === "review-link" && actor.visitor.isPreview)) return;
  const key = keyOf(actor, action, source);
  if (lately().has(key)) return;
  await recordAudit(actor, tenantDb(actor), { action, ...about(actor, source) });
  lately().set(key, true);
}

/** Notes that somebody takes a copy of a result, each time. What `recordRead` is told of it afterwards is known then. */
export async function recordDownload(
  actor: ResultsActor,
  action: DownloadAction,
  source: Pick<ResultSource, "interviewId" | "sessionId">,
  details: AuditEvent["details"] = {},
): Promise<void> {
  if (actor.kind === "review-link") {
    await demandWithin(VISITOR_DOWNLOADS, `${actor.linkId} ${actor.visitor.id}`);
    await demandWithin(LINK_DOWNLOADS, actor.linkId);
  }
  const { object, details: known } = about(actor, source);
  await recordAudit(actor, tenantDb(actor), { action, object, details: { ...known, ...details } });
  if (actor.kind !== "job") lately().set(keyOf(actor, action, source), true);
}

function lately(): LRUCache<string, true> {
  return processSingleton("audited-reads", () => new LRUCache({ max: MOST_REMEMBERED, ttl: AGAIN_MS }));
}

function keyOf(
  actor: Exclude<ResultsActor, { kind: "job" }>,
  action: AuditAction,
  { sessionId }: Pick<ResultSource, "sessionId">,
): string {
  // What a caller says of themselves is no part of it: it would make a permanent entry of every name they think of.
  const place = actor.kind === "review-link" ? null : actor.origin.address;
  return JSON.stringify([actor.tenantId, idOf(actor), action, sessionId, place]);
}

function about(
  actor: ResultsActor,
  { interviewId, sessionId }: Pick<ResultSource, "interviewId" | "sessionId">,
) {
  return {
    object: { kind: "interview", id: interviewId } as const,
    details: {
      ...(interviewId === null ? { sessionId } : {}),
      ...(actor.kind === "review-link" ? { link: actor.linkId } : {}),
    },
  };
}

function idOf(actor: Exclude<ResultsActor, { kind: "job" }>): string {
  if (actor.kind === "member") return actor.user.id;
  return actor.kind === "api-token" ? actor.tokenId : actor.visitor.id;
}
