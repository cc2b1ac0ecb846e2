import type { Actor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { readFrame } from "./tenant-frame";

/** From whom candidates' names are kept: reviewers, in the roles whose policy says so. */
export type Anonymity = {
  /** Whether any role hides its candidates from the actor: then nothing may be found or ordered by name. */
  isOn: boolean;
  hides: (roleName: string | null) => boolean;
  /** The interviews whose candidates the actor may know. */
  known: Prisma.InterviewWhereInput;
};

const OPEN: Anonymity = { isOn: false, hides: () => false, known: {} };

/** What the actor must not learn of candidates. Recruiters and up invite them: they always see who it is. */
export async function anonymityFor(actor: Actor): Promise<Anonymity> {
  if (actor.kind !== "member" || actor.role !== "reviewer") return OPEN;
  const policies = (await readFrame(actor))?.tenant.policies ?? [];
  if (!policies.some(({ isAnonymous }) => isAnonymous)) return OPEN;
  const byRole = new Map(policies.map(({ roleName, isAnonymous }) => [roleName, isAnonymous]));
  const hides = (roleName: string | null) => byRole.get(roleName ?? "") ?? byRole.get("") ?? false;
  return { isOn: true, hides, known: knownInterviews(policies) };
}

/** `hides`, turned round and as a filter. */
function knownInterviews(policies: { roleName: string; isAnonymous: boolean }[]): Prisma.InterviewWhereInput {
  const rolesThat = (isAnonymous: boolean) =>
    policies.flatMap((policy) =>
      policy.roleName !== "" && policy.isAnonymous === isAnonymous ? [policy.roleName] : [],
    );
  const hidesByDefault = policies.some(({ roleName, isAnonymous }) => roleName === "" && isAnonymous);
  if (hidesByDefault) return { roleName: { in: rolesThat(false) } };
  return { OR: [{ roleName: null }, { roleName: { notIn: rolesThat(true) } }] };
}

/** What stands for a hidden name: the same on every page, and of no use elsewhere. */
function codeNameOf(interviewId: string): string {
  return `Candidate ${interviewId.slice(-5).toUpperCase()}`;
}

/** The row as the actor may see it. */
export function masked<T extends { id: string; roleName: string | null; candidateName: string }>(
  row: T,
  anonymity: Anonymity,
): T {
  if (!anonymity.hides(row.roleName)) return row;
  const reference = "candidateRef" in row ? { candidateRef: null } : {};
  const candidate = "candidateId" in row ? { candidateId: null } : {};
  return { ...row, candidateName: codeNameOf(row.id), ...reference, ...candidate };
}
