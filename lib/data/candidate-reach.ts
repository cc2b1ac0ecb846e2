import type { Prisma } from "@/lib/db/generated/client";
import type { Anonymity } from "./anonymity";

/**
 * The candidates that an actor may know: not those merged into others. For whom names are kept from, only those with
 * an interview for a role that shows its candidates.
 */
export function knownCandidates({ isOn, known }: Anonymity): Prisma.CandidateWhereInput {
  return { mergedIntoId: null, ...(isOn ? { interviews: { some: known } } : {}) };
}

type Filter = { query: string; tag: string | null; roleName: string | null; owner: string | null };

/** What a search and the list's filters leave. A merged candidate's name and reference find the one it went into. */
export function matchingCandidates(
  { query, tag, roleName, owner }: Filter,
  { known }: Anonymity,
): Prisma.CandidateWhereInput {
  const filters: Prisma.CandidateWhereInput[] = [];
  if (query !== "") {
    // Prisma leaves the wildcards of LIKE as they are.
    const contains = { contains: query.replaceAll(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
    const texts = [{ displayName: contains }, { email: contains }, { ref: contains }];
    filters.push({ OR: [...texts, { mergedHere: { some: { OR: texts } } }] });
  }
  if (tag !== null) filters.push({ tags: { has: tag } });
  if (roleName !== null)
    filters.push({ OR: [{ roleName }, { interviews: { some: { AND: [known, { roleName }] } } }] });
  if (owner !== null) filters.push({ owner: owner === "none" ? null : { ownerId: owner } });
  return { AND: filters };
}
