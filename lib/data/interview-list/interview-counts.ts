import { LRUCache } from "lru-cache";
import type { MemberActor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { KNOWN_STATUSES } from "@/lib/format/interview-status";
import { COUNTED_TO, type Count, NONE } from "@/lib/format/interview-total";
import { processSingleton } from "@/lib/process-singleton";
import { type EstimatedInterviews, EVERYTHING, estimateInterviews } from "@/lib/tenant/estimates";
import { valuesOf } from "@/lib/tenant/names";
import { tenantLookup } from "@/lib/tenant/tenant-db";

type Counts = Record<string, Count>;

/** What is counted, in the words of an estimate. */
export type Estimated = Omit<EstimatedInterviews, "status">;

const MOST_STATUSES = 25;

// An estimate of so many may be wrong, but not by as much.
const SURELY_MORE = 1.5 * COUNTED_TO;

const REMEMBERED_MS = 60_000;

/** Whether all of the tenant's interviews are soon counted, by an estimate that is up to a minute old. */
export async function isSmall(actor: MemberActor): Promise<boolean> {
  // What a reader with a limit reaches is counted as a whole, and an estimate would be of more than that.
  if (actor.limitedTo) return false;
  const known = processSingleton(
    "small-tenants",
    () => new LRUCache<string, boolean>({ max: 10_000, ttl: REMEMBERED_MS }),
  );
  const remembered = known.get(actor.tenantId);
  if (remembered !== undefined) return remembered;
  const answer = (await estimateInterviews(actor, EVERYTHING)) <= SURELY_MORE;
  known.set(actor.tenantId, answer);
  return answer;
}

/**
 * How many of the interviews have each status, those that none has left out; counted up to `COUNTED_TO`, and beyond
 * estimated where there are words for it. `orderBy`: as an index has the rows, which is then walked along.
 */
export async function countByStatus(
  actor: MemberActor,
  matching: Prisma.InterviewWhereInput,
  orderBy: Prisma.InterviewOrderByWithRelationInput[],
  estimated: Estimated | null,
): Promise<Counts> {
  if (await isSmall(actor)) return countAll(actor, matching);
  return ofStatuses(actor, async (status) => {
    const about = estimated && (await estimateInterviews(actor, { ...estimated, status }));
    if (about !== null && about > SURELY_MORE) return { value: about, kind: "about" };
    const value = await tenantLookup(actor).interview.count({
      where: { AND: [matching, { status }] },
      orderBy,
      take: COUNTED_TO,
    });
    if (value < COUNTED_TO) return { value, kind: "exact" };
    return about === null ? { value, kind: "at least" } : { value: Math.max(value, about), kind: "about" };
  });
}

/**
 * The same of what is found as a whole, by a search or because it is one person's. A count reads all of it: what are many
 * by their estimate is not counted.
 */
export async function countFoundByStatus(
  actor: MemberActor,
  matching: () => Promise<Prisma.InterviewWhereInput>,
  estimated: Estimated | null,
): Promise<Counts> {
  if (estimated && (await estimateInterviews(actor, { ...estimated, status: null })) > COUNTED_TO)
    return ofStatuses(actor, async (status) => {
      const value = await estimateInterviews(actor, { ...estimated, status });
      // The planner never says none.
      return value > 1 ? { value, kind: "about" } : NONE;
    });
  return countAll(actor, await matching());
}

async function countAll(actor: MemberActor, where: Prisma.InterviewWhereInput): Promise<Counts> {
  const rows = await tenantLookup(actor).interview.groupBy({
    by: ["status"],
    where,
    _count: { _all: true },
  });
  return Object.fromEntries(
    rows.map(({ status, _count }) => [status, { value: _count._all, kind: "exact" as const }]),
  );
}

async function ofStatuses(actor: MemberActor, countOf: (status: string) => Promise<Count>): Promise<Counts> {
  // Those that the platform added later as well.
  const statuses = [...new Set([...KNOWN_STATUSES, ...(await valuesOf(actor, "status", MOST_STATUSES))])];
  const counts = await Promise.all(statuses.map(async (status) => [status, await countOf(status)] as const));
  return Object.fromEntries(counts.filter(([, { value }]) => value > 0));
}
