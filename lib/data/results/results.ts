/** Recordings and transcripts: where the platform's documents come in, for whoever may have them. */
import { LRUCache } from "lru-cache";
import type { Actor, ApiTokenActor, JobActor, MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import { demandNotErased } from "@/lib/data/erasure/fingerprints";
import { readInterviewRow } from "@/lib/data/interviews/interviews";
import { shownFileName } from "@/lib/data/interviews/link-masking";
import { KEYED_FIELDS, type KeyedConnection, withPlatformClient } from "@/lib/data/platform/platform-access";
import { anonymityFor, masked } from "@/lib/data/sight/anonymity";
import { reachableInterviews } from "@/lib/data/sight/reach";
import type { Prisma } from "@/lib/db/generated/client";
import { sessionNotFound } from "@/lib/errors";
import { subscribeToAll } from "@/lib/events/bus";
import { log } from "@/lib/log";
import { PlatformContractError } from "@/lib/platform/errors";
import { isPlausibleSessionId } from "@/lib/platform/session-id";
import { processSingleton } from "@/lib/process-singleton";
import type { OpenUpstream } from "@/lib/recording/upstream";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { readDocument } from "@/lib/threads/read-document";
import type { Transcript } from "@/lib/transcript/types";

export type ResultsActor = MemberActor | ReviewLinkActor | ApiTokenActor | JobActor;

/** What a result is read from: the session, and the connection it came by (null: not discovered yet). */
export type ResultSource = {
  sessionId: string;
  connectionId: string | null;
  /** Read along for what asks the platform at once. */
  connection?: KeyedConnection;
  interviewId: string | null;
  /** Readable, without extension. */
  fileName: string;
  /** Whether the reader must not learn whose interview it is. */
  isMasked: boolean;
  /** Changes when a session was run again, so that what was kept of its results is not served for the new ones. */
  version: string;
};

/** The source behind one of our interview ids, or null when the actor cannot reach it. */
export async function findResultByInterview(
  actor: ResultsActor,
  interviewId: string,
): Promise<ResultSource | null> {
  const row = await readInterviewRow(actor, interviewId);
  return row && toSource(actor, row);
}

/**
 * The source behind a platform session id. One that is unknown here is still asked for upstream with the
 * tenant's own key: it may be minutes old, and the platform knows whether it belongs to somebody else. `isForNow`: the
 * platform is asked right after it, and never by this source again. Throws `not_found` where the actor might not reach it.
 */
export async function findResultBySession(
  actor: ResultsActor,
  sessionId: string,
  { isForNow = false } = {},
): Promise<ResultSource> {
  const row = isPlausibleSessionId(sessionId)
    ? await tenantDb(actor).interview.findFirst({
        where: { AND: [reachableInterviews(actor), { sessionId }] },
        select: isForNow ? { ...SOURCE_FIELDS, connection: { select: KEYED_FIELDS } } : SOURCE_FIELDS,
      })
    : null;
  if (row) return toSource(actor, row);
  demandUnlimited(actor);
  await demandNotErased(actor, sessionId, () => readReference(actor, sessionId));
  return {
    sessionId,
    connectionId: null,
    interviewId: null,
    fileName: "recording",
    isMasked: false,
    version: "unknown",
  };
}

/** Whose session it is, by the platform. */
async function readReference(actor: ResultsActor, sessionId: string): Promise<string | null> {
  return (await withPlatformClient(actor, null, (client) => client.getSession(sessionId))).candidateRef;
}

/**
 * For what only the platform knows: it does not know what a reader with a limit reaches. Throws `not_found` for them, as
 * of a session that is nowhere.
 */
export function demandUnlimited(actor: Actor): void {
  if (actor.kind === "member" && actor.limitedTo) throw sessionNotFound();
}

const SOURCE_FIELDS = {
  id: true,
  sessionId: true,
  connectionId: true,
  candidateName: true,
  roleName: true,
  completedAt: true,
} as const satisfies Prisma.InterviewSelect;

type SourceRow = Prisma.InterviewGetPayload<{ select: typeof SOURCE_FIELDS }> & {
  connection?: KeyedConnection;
};

async function toSource(actor: ResultsActor, row: SourceRow): Promise<ResultSource> {
  const anonymity = await anonymityFor(actor);
  const { candidateName, roleName } = masked(row, anonymity);
  const isMaskedLink = actor.kind === "review-link" && actor.terms.isMasked;
  const fileName = [candidateName, roleName].filter(Boolean).join(" - ");
  return {
    sessionId: row.sessionId,
    connectionId: row.connectionId,
    ...(row.connection ? { connection: row.connection } : {}),
    interviewId: row.id,
    fileName: actor.kind === "review-link" ? shownFileName(actor, row.id, fileName) : fileName,
    isMasked: isMaskedLink || anonymity.hides(row.roleName),
    version: resultVersion(row),
  };
}

/** A session that is run again completes again, so the time of that names the run. */
export function resultVersion({ completedAt }: { completedAt: Date | null }): string {
  return completedAt?.toISOString() ?? "open";
}

/** How the spool reads this recording from the platform, with the tenant's key. */
export function recordingOpener(actor: ResultsActor, source: ResultSource): OpenUpstream {
  return (options) =>
    withPlatformClient(actor, source.connectionId, (client) =>
      client.openRecording(source.sessionId, options),
    );
}

/** The transcript document's bytes as the platform sent them. Throws the platform's errors. */
export async function fetchTranscriptDocument(
  actor: ResultsActor,
  source: ResultSource,
): Promise<{ bytes: Buffer; contentType: string }> {
  return withPlatformClient(actor, source.connection ?? source.connectionId, (client) =>
    client.getTranscript(source.sessionId),
  );
}

const CACHE_MAX_BYTES = 32 * 1024 * 1024;
const CACHE_MS = 5 * 60_000;

type CachedTranscript = { transcript: Transcript; sizeBytes: number };

/** The normalised transcript. Kept for a few minutes in memory, per tenant and session. Throws the platform's errors. */
export async function getTranscript(
  actor: ResultsActor,
  source: ResultSource,
  durationMs: number | null,
): Promise<Transcript> {
  const cache = transcripts();
  const key = `${actor.tenantId}/${source.sessionId}/${source.version}`;
  const cached = cache.get(key);
  if (cached) return cached.transcript;
  const read = await readTranscript(actor, source, durationMs);
  cache.set(key, read);
  return read.transcript;
}

/** From now on forgets the transcripts of sessions that are erased, on whichever replica. */
export async function forgetErasedTranscripts(): Promise<void> {
  await subscribeToAll((tenantId, event) => {
    if (event.type !== "access" || event.sessionId === undefined) return;
    const cache = transcripts();
    for (const key of cache.keys()) if (key.startsWith(`${tenantId}/${event.sessionId}/`)) cache.delete(key);
  });
}

function transcripts(): LRUCache<string, CachedTranscript> {
  return processSingleton(
    "transcripts",
    () =>
      new LRUCache<string, CachedTranscript>({
        maxSize: CACHE_MAX_BYTES,
        sizeCalculation: (entry) => Math.max(1, entry.sizeBytes),
        ttl: CACHE_MS,
      }),
  );
}

/** The same, asked for anew and not kept. */
export async function readTranscript(
  actor: ResultsActor,
  source: ResultSource,
  durationMs: number | null,
): Promise<{ transcript: Transcript; sizeBytes: number }> {
  const { bytes, contentType } = await fetchTranscriptDocument(actor, source);
  const transcript = await readDocument({ bytes, contentType, durationMs }).catch((error: unknown) => {
    log.error({ err: error }, "a transcript ended the thread that read it");
    throw new PlatformContractError({ code: "UNREADABLE", endpoint: "GET transcript", path: "body" });
  });
  return { transcript, sizeBytes: bytes.length };
}
