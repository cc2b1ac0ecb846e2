import type { MemberActor } from "@/lib/auth/actor";
import { nameSearch } from "@/lib/data/shared/name-search";
import type { Anonymity } from "@/lib/data/sight/anonymity";
import type { Prisma } from "@/lib/db/generated/client";
import { tenantDb, tenantLookup } from "@/lib/tenant/tenant-db";

/**
 * The candidates that an actor may know: not those merged into others. For whom names are kept from, only those with
 * an interview for a role that shows its candidates.
 */
export function knownCandidates({ isOn, known }: Anonymity): Prisma.CandidateWhereInput {
  return { mergedIntoId: null, ...(isOn ? { interviews: { some: known } } : {}) };
}

type Filter = { tag: string | null; roleName: string | null; owner: string | null };

/** The role that was given to a candidate by hand. It may be that of an interview out of the actor's reach. */
export function ownRole(actor: MemberActor, roleName: string | null): string | null {
  return actor.limitedTo ? null : roleName;
}

/** What the list's filters leave. */
export function matchingCandidates(
  actor: MemberActor,
  { tag, roleName, owner }: Filter,
  { known }: Anonymity,
): Prisma.CandidateWhereInput {
  const filters: Prisma.CandidateWhereInput[] = [];
  if (tag !== null) filters.push({ tags: { has: tag } });
  if (roleName !== null) {
    const ofInterview = { interviews: { some: { AND: [known, { roleName }] } } };
    filters.push(actor.limitedTo ? ofInterview : { OR: [{ roleName }, ofInterview] });
  }
  if (owner !== null) filters.push({ owner: owner === "none" ? null : { ownerId: owner } });
  return { AND: filters };
}

const MOST_MERGED = 1_000;

/** A search for candidates, as conditions: `found` for rows that are known, `indexed` the same by an index. */
export type CandidateSearch = { found: Prisma.CandidateWhereInput; indexed: Prisma.CandidateWhereInput };

/** What a query finds; null where it says nothing. A merged candidate's name and reference find the one it went into. */
export async function searchCandidates(actor: MemberActor, query: string): Promise<CandidateSearch | null> {
  const search = nameSearch(actor, query);
  if (search === null) return null;
  const ids = await tenantLookup(actor).candidate.findMany({
    where: { AND: [{ mergedIntoId: { not: null } }, ...search.indexed] },
    select: { id: true },
    take: MOST_MERGED,
  });
  const merged =
    ids.length === 0
      ? []
      : await tenantDb(actor).candidate.findMany({
          where: { id: { in: ids.map(({ id }) => id) } },
          select: { mergedIntoId: true },
        });
  const kept = { id: { in: [...new Set(merged.flatMap(({ mergedIntoId }) => mergedIntoId ?? []))] } };
  return {
    found: { OR: [{ AND: search.text }, kept] },
    indexed: merged.length === 0 ? { AND: search.indexed } : { OR: [{ AND: search.indexed }, kept] },
  };
}
