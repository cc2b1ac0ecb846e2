import { LRUCache } from "lru-cache";
import type { AuditEvent } from "@/lib/audit/entry";
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
  return JSON.stringify([actor.tenantId, idOf(actor), action, sessionId, actor.origin]);
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
