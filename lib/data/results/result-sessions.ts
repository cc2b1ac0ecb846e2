/** Interviews in the words of the platform's own session contract, for programs that call the results API. */
import { z } from "zod";
import type { ApiTokenActor, MemberActor } from "@/lib/auth/actor";
import { demandNotErased } from "@/lib/data/erasure/fingerprints";
import { withPlatformClient } from "@/lib/data/platform/platform-access";
import { type Anonymity, anonymityFor } from "@/lib/data/sight/anonymity";
import type { Prisma } from "@/lib/db/generated/client";
import type { PlatformSession } from "@/lib/platform/schemas";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { demandUnlimited } from "./results";

/** `SessionSummary` of the platform, as far as Debrief keeps it. */
export type ResultSession = {
  id: string;
  candidate_ref: string | null;
  status: string;
  role_name: string | null;
  language: string | null;
  tags: string[];
  metadata: unknown;
  duration_sec: number | null;
  created_at: string | null;
  started_at: string | null;
  completed_at: string | null;
};

export const listSessionsSchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  status: z.string().max(40).optional(),
  candidate_ref: z.string().max(256).optional(),
  tag: z.string().max(40).optional(),
});

export type ListSessionsInput = z.infer<typeof listSessionsSchema>;

const FIELDS = {
  sessionId: true,
  candidateRef: true,
  status: true,
  roleName: true,
  language: true,
  tags: true,
  metadata: true,
  durationSec: true,
  sessionCreatedAt: true,
  startedAt: true,
  completedAt: true,
} as const satisfies Prisma.InterviewSelect;

type Row = Prisma.InterviewGetPayload<{ select: typeof FIELDS }>;

/** One page of the tenant's sessions, newest first. */
export async function listResultSessions(
  actor: MemberActor | ApiTokenActor,
  { limit, offset, status, candidate_ref, tag }: ListSessionsInput,
): Promise<{ sessions: ResultSession[]; total: number; limit: number; offset: number }> {
  const db = tenantDb(actor);
  const anonymity = await anonymityFor(actor);
  if (anonymity.isOn && candidate_ref !== undefined) return { sessions: [], total: 0, limit, offset };
  const where = {
    ...(status === undefined ? {} : { status }),
    ...(candidate_ref === undefined ? {} : { candidateRef: candidate_ref }),
    ...(tag === undefined ? {} : { tags: { has: tag } }),
  };
  const rows = await db.interview.findMany({
    where,
    orderBy: [{ sessionCreatedAt: "desc" }, { id: "desc" }],
    skip: offset,
    take: limit,
    select: FIELDS,
  });
  // The last page tells how many there are.
  const isLast = rows.length < limit && (rows.length > 0 || offset === 0);
  const total = isLast ? offset + rows.length : await db.interview.count({ where });
  return { sessions: rows.map((row) => withoutIdentity(fromRow(row), anonymity)), total, limit, offset };
}

/**
 * One session. One that was not discovered yet is asked for upstream, which also says whose it is. Throws `not_found` where
 * the actor might not reach it.
 */
export async function getResultSession(
  actor: MemberActor | ApiTokenActor,
  sessionId: string,
): Promise<ResultSession> {
  const anonymity = await anonymityFor(actor);
  const row = await tenantDb(actor).interview.findFirst({ where: { sessionId }, select: FIELDS });
  if (row) return withoutIdentity(fromRow(row), anonymity);
  demandUnlimited(actor);
  const session = await withPlatformClient(actor, null, (client) => client.getSession(sessionId));
  await demandNotErased(actor, sessionId, async () => session.candidateRef);
  return withoutIdentity(fromPlatform(session), anonymity);
}

/** Metadata is the integrator's own: it may hold the name under any key. */
function withoutIdentity(session: ResultSession, { hides }: Anonymity): ResultSession {
  return hides(session.role_name) ? { ...session, candidate_ref: null, metadata: null } : session;
}

function fromRow(row: Row): ResultSession {
  return {
    id: row.sessionId,
    candidate_ref: row.candidateRef,
    status: row.status,
    role_name: row.roleName,
    language: row.language,
    tags: row.tags,
    metadata: row.metadata,
    duration_sec: row.durationSec,
    created_at: row.sessionCreatedAt.toISOString(),
    started_at: row.startedAt?.toISOString() ?? null,
    completed_at: row.completedAt?.toISOString() ?? null,
  };
}

function fromPlatform(session: PlatformSession): ResultSession {
  return {
    id: session.id,
    candidate_ref: session.candidateRef,
    status: session.status,
    role_name: session.roleName,
    language: session.language,
    tags: session.tags,
    metadata: session.metadata,
    duration_sec: session.durationSec,
    created_at: session.createdAt?.toISOString() ?? null,
    started_at: session.startedAt?.toISOString() ?? null,
    completed_at: session.completedAt?.toISOString() ?? null,
  };
}
