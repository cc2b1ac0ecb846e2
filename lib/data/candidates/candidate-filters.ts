import type { MemberActor } from "@/lib/auth/actor";
import { anonymityFor } from "@/lib/data/sight/anonymity";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { knownCandidates, ownRole } from "./candidate-reach";

/** What the list can be filtered by. */
export type CandidateFilters = {
  roleNames: string[];
  tags: string[];
  owners: { userId: string; name: string }[];
};

/** The roles, tags and owners that the tenant's candidates have. */
export async function getCandidateFilters(actor: MemberActor): Promise<CandidateFilters> {
  const db = tenantDb(actor);
  const anonymity = await anonymityFor(actor);
  const known = knownCandidates(anonymity);
  const [interviewRoles, own, owners] = await Promise.all([
    db.interview.groupBy({
      by: ["roleName"],
      where: { AND: [anonymity.known, { candidateId: { not: null } }] },
    }),
    db.candidate.groupBy({ by: ["roleName", "tags"], where: known }),
    db.candidateOwner.findMany({
      where: { candidate: known },
      distinct: ["ownerId"],
      select: { ownerId: true, membership: { select: { user: { select: { name: true } } } } },
    }),
  ]);
  const byName = (a: string, b: string) => a.localeCompare(b);
  const given = own.map(({ roleName }) => ownRole(actor, roleName));
  const roles = [...interviewRoles.map(({ roleName }) => roleName), ...given].flatMap((name) => name ?? []);
  return {
    roleNames: [...new Set(roles)].sort(byName),
    tags: [...new Set(own.flatMap((row) => row.tags))].sort(byName),
    owners: owners
      .map(({ ownerId, membership }) => ({ userId: ownerId, name: membership.user.name }))
      .sort((a, b) => byName(a.name, b.name)),
  };
}
