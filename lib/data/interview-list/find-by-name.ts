import type { MemberActor } from "@/lib/auth/actor";
import { listCandidates } from "@/lib/data/candidates/candidates";
import { EVERY_INTERVIEW } from "./interview-filter";
import { listInterviews } from "./interview-list";

/** A candidate or interview whose name, reference or role was meant. */
export type FoundByName = {
  kind: "candidate" | "interview";
  id: string;
  name: string;
  roleName: string | null;
  /** An interview's day, ISO 8601; null for a candidate. */
  createdAt: string | null;
};

/** Of each kind the first `limit` that the actor may know by name; nothing for an empty query. */
export async function findByName(actor: MemberActor, query: string, limit: number): Promise<FoundByName[]> {
  if (query.trim() === "") return [];
  const shared = { query, limit, cursor: null } as const;
  const [candidates, interviews] = await Promise.all([
    listCandidates(actor, {
      ...shared,
      tag: null,
      roleName: null,
      owner: null,
      sort: "latest",
      direction: "desc",
    }),
    listInterviews(actor, {
      ...shared,
      statuses: [],
      ...EVERY_INTERVIEW,
      sort: "createdAt",
      direction: "desc",
    }),
  ]);
  return [
    ...candidates.items.map(({ id, name, roleName, latest }) => ({
      kind: "candidate" as const,
      id,
      name,
      roleName: roleName ?? latest?.roleName ?? null,
      createdAt: null,
    })),
    ...interviews.items.map(({ id, candidateName, roleName, createdAt }) => ({
      kind: "interview" as const,
      id,
      name: candidateName,
      roleName,
      createdAt,
    })),
  ];
}
