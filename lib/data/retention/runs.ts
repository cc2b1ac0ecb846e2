import type { MemberActor } from "@/lib/auth/actor";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** What one look at all interviews did. */
export type RetentionRun = {
  id: string;
  startedAt: string;
  /** Null while it is under way. */
  endedAt: string | null;
  looked: number;
  announced: number;
  erased: number;
  /** Who had no other interview. */
  candidates: number;
  held: number;
  extended: number;
};

const MOST_SHOWN = 14;

/** The last runs, the newest first. Throws `forbidden`. */
export async function listRetentionRuns(actor: MemberActor): Promise<RetentionRun[]> {
  actor.demand("privacy.manage");
  const rows = await tenantDb(actor).retentionRun.findMany({
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
    select: {
      ...{ id: true, startedAt: true, endedAt: true, looked: true, announced: true },
      ...{ erased: true, candidates: true, held: true, extended: true },
    },
  });
  return rows.map(({ startedAt, endedAt, ...row }) => ({
    ...row,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }));
}
