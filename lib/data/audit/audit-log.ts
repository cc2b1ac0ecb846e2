import type { MemberActor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import type { AuditArea } from "@/lib/format/audit-actions";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** One entry as it is read. `address` and `userAgent` are null where nothing trustworthy told them. */
export type AuditEntry = {
  position: number;
  at: string;
  actorKind: string;
  actorId: string | null;
  actorLabel: string;
  action: string;
  objectKind: string | null;
  objectId: string | null;
  /** As the log has it; for an interview, whoever it is of by now. Null when that is gone. */
  objectLabel: string | null;
  details: Record<string, string | number | boolean | null>;
  address: string | null;
  userAgent: string | null;
  /** In hex. */
  hash: string;
};

/** Which entries: all that are set must hold. Days are of UTC, both included. */
export type AuditFilter = {
  area: AuditArea | null;
  actorId: string | null;
  objectId: string | null;
  from: Date | null;
  until: Date | null;
};

const DAY_MS = 24 * 60 * 60_000;

/** The entries before `before`, or the newest, newest first; and whether there are older ones. Throws `forbidden`. */
export async function listAudit(
  actor: MemberActor,
  filter: AuditFilter,
  { before, limit }: { before: number | null; limit: number },
): Promise<{ entries: AuditEntry[]; hasOlder: boolean }> {
  actor.demand("audit.read");
  const rows = await tenantDb(actor).auditEntry.findMany({
    where: { ...matching(filter), ...(before === null ? {} : { position: { lt: before } }) },
    orderBy: { position: "desc" },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const names = await namesOf(actor, shown);
  return {
    entries: shown.map(({ tenantId: _, previousHash: __, ...row }) => ({
      ...row,
      position: Number(row.position),
      at: row.at.toISOString(),
      objectLabel: row.objectLabel ?? names.get(row.objectId ?? "") ?? null,
      details: JSON.parse(row.details) as AuditEntry["details"],
      hash: Buffer.from(row.hash).toString("hex"),
    })),
    hasOlder: rows.length > limit,
  };
}

/** All entries that match, newest first, a page at a time. Throws `forbidden`. */
export async function* eachAuditPage(
  actor: MemberActor,
  filter: AuditFilter,
  limit: number,
): AsyncGenerator<AuditEntry[]> {
  let before: number | null = null;
  for (;;) {
    const { entries, hasOlder } = await listAudit(actor, filter, { before, limit });
    yield entries;
    before = entries.at(-1)?.position ?? null;
    if (!hasOlder) return;
  }
}

function matching({ area, actorId, objectId, from, until }: AuditFilter): Prisma.AuditEntryWhereInput {
  return {
    ...(area && { action: { startsWith: `${area}.` } }),
    ...(actorId && { actorId }),
    ...(objectId && { objectId }),
    at: { ...(from && { gte: from }), ...(until && { lt: new Date(until.getTime() + DAY_MS) }) },
  };
}

type Named = { objectKind: string | null; objectId: string | null };

/** What interviews, candidates and views are called now: the log itself does not say, so that it forgets them when they go. */
async function namesOf(actor: MemberActor, rows: readonly Named[]): Promise<Map<string, string>> {
  const idsOf = (kind: string) => [
    ...new Set(rows.flatMap((row) => (row.objectKind === kind && row.objectId ? [row.objectId] : []))),
  ];
  const db = tenantDb(actor);
  const [candidateIds, viewIds] = [idsOf("candidate"), idsOf("view")];
  const [interviews, candidates, views] = await Promise.all([
    db.interview.findMany({
      where: { id: { in: idsOf("interview") } },
      select: { id: true, candidateName: true },
    }),
    candidateIds.length === 0
      ? []
      : db.candidate.findMany({
          where: { id: { in: candidateIds } },
          select: { id: true, displayName: true },
        }),
    viewIds.length === 0
      ? []
      : db.interviewView.findMany({
          where: { id: { in: viewIds }, isShared: true },
          select: { id: true, name: true },
        }),
  ]);
  return new Map([
    ...interviews.map(({ id, candidateName }) => [id, candidateName] as const),
    ...candidates.map(({ id, displayName }) => [id, displayName] as const),
    ...views.map(({ id, name }) => [id, name] as const),
  ]);
}
