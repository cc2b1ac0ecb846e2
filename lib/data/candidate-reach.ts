import type { MemberActor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { tenantDb } from "@/lib/db/tenant";
import type { Anonymity } from "./anonymity";
import { nameSearch } from "./name-search";

/**
 * The candidates that an actor may know: not those merged into others. For whom names are kept from, only those with
 * an interview for a role that shows its candidates.
 */
export function knownCandidates({ isOn, known }: Anonymity): Prisma.CandidateWhereInput {
  return { mergedIntoId: null, ...(isOn ? { interviews: { some: known } } : {}) };
}

type Filter = { tag: string | null; roleName: string | null; owner: string | null };

/** What the list's filters leave. */
export function matchingCandidates(
  { tag, roleName, owner }: Filter,
  { known }: Anonymity,
): Prisma.CandidateWhereInput {
  const filters: Prisma.CandidateWhereInput[] = [];
  if (tag !== null) filters.push({ tags: { has: tag } });
  if (roleName !== null)
    filters.push({ OR: [{ roleName }, { interviews: { some: { AND: [known, { roleName }] } } }] });
  if (owner !== null) filters.push({ owner: owner === "none" ? null : { ownerId: owner } });
  return { AND: filters };
}

const MOST_MERGED = 1_000;

/** A search for candidates: `isFound` for rows that are there, `where` for an index. */
export type CandidateSearch = {
  isFound: (row: { id: string; searchText: string }) => boolean;
  where: Prisma.CandidateWhereInput;
};

/** What a query finds; null where it says nothing. A merged candidate's name and reference find the one it went into. */
export async function searchCandidates(actor: MemberActor, query: string): Promise<CandidateSearch | null> {
  const search = nameSearch(actor, query);
  if (search === null) return null;
  const merged = await tenantDb(actor).candidate.findMany({
    where: { AND: [{ mergedIntoId: { not: null } }, ...search.indexed] },
    select: { mergedIntoId: true },
    take: MOST_MERGED,
  });
  const keptIds = new Set(merged.flatMap(({ mergedIntoId }) => mergedIntoId ?? []));
  return {
    isFound: ({ id, searchText }) => search.isIn(searchText) || keptIds.has(id),
    where: { OR: [{ AND: search.indexed }, ...(keptIds.size > 0 ? [{ id: { in: [...keptIds] } }] : [])] },
  };
}
