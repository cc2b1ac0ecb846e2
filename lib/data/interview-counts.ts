import type { MemberActor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { tenantDb } from "@/lib/db/tenant";
import { KNOWN_STATUSES } from "@/lib/format/interview-status";
import { COUNTED_TO } from "@/lib/format/interview-total";

/**
 * How many of the interviews have each status, those that none has left out; counted up to `COUNTED_TO`. With
 * `readsAll` no index names them, and they are counted in one go.
 */
export async function countByStatus(
  actor: MemberActor,
  matching: Prisma.InterviewWhereInput,
  readsAll = false,
): Promise<Record<string, number>> {
  const db = tenantDb(actor);
  if (readsAll) {
    const rows = await db.interview.groupBy({ by: ["status"], where: matching, _count: { _all: true } });
    return Object.fromEntries(rows.map(({ status, _count }) => [status, Math.min(_count._all, COUNTED_TO)]));
  }
  const [others, ...known] = await Promise.all([
    otherStatuses(actor),
    ...KNOWN_STATUSES.map((status) => countUpTo(status)),
  ]);
  const counts = [
    ...KNOWN_STATUSES.map((status, index) => [status, known[index] ?? 0] as const),
    ...(await Promise.all(others.map(async (status) => [status, await countUpTo(status)] as const))),
  ];
  return Object.fromEntries(counts.filter(([, count]) => count > 0));

  function countUpTo(status: string): Promise<number> {
    return db.interview.count({
      where: { AND: [matching, { status }] },
      // The newest lie side by side.
      orderBy: [{ sessionCreatedAt: "desc" }, { id: "desc" }],
      take: COUNTED_TO,
    });
  }
}

const MOST_OTHERS = 20;

// One step from status to status: counting all rows to find a word that the platform added would cost most of the page.
async function otherStatuses(actor: MemberActor): Promise<string[]> {
  const found: string[] = [];
  let last = "";
  while (found.length < MOST_OTHERS) {
    const next = await tenantDb(actor).interview.findFirst({
      where: { status: { gt: last } },
      orderBy: { status: "asc" },
      select: { status: true },
    });
    if (!next) break;
    last = next.status;
    if (!KNOWN_STATUSES.includes(last)) found.push(last);
  }
  return found;
}
