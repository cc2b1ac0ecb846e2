import type { CandidateIdentity } from "@/lib/candidates/candidate-identity";
import { displayNameOf } from "@/lib/candidates/display-name";
import type { TenantTransaction } from "@/lib/tenant/tenant-db";

/** A new session, as far as it tells of its candidate. */
export type Newcomer = { sessionId: string; identity: CandidateIdentity; sessionCreatedAt: Date };

type NewCandidate = {
  ref: string | null;
  name: string | null;
  email: string | null;
  displayName: string;
  interviewCount: number;
  lastInterviewAt: Date;
};

/**
 * Makes the candidates of new sessions that nobody is known for yet, in two statements, however many they are; sessions of
 * one reference share theirs. By session: its candidate. Sessions of known references are left out.
 */
export async function makeCandidates(
  tx: TenantTransaction,
  newcomers: readonly Newcomer[],
): Promise<Map<string, { id: string; displayName: string }>> {
  const refs = newcomers.flatMap(({ identity }) => identity.ref ?? []);
  const known =
    refs.length === 0
      ? []
      : await tx.candidate.findMany({ where: { ref: { in: refs } }, select: { ref: true } });
  const isKnown = new Set(known.map(({ ref }) => ref));
  const groups = new Map<string, Newcomer[]>();
  for (const newcomer of newcomers) {
    const { ref } = newcomer.identity;
    if (ref !== null && isKnown.has(ref)) continue;
    const key = ref === null ? `session ${newcomer.sessionId}` : `ref ${ref}`;
    groups.set(key, [...(groups.get(key) ?? []), newcomer]);
  }
  const wanted = [...groups.values()].map((group) => ({ group, row: toCandidate(group) }));
  if (wanted.length === 0) return new Map();
  const made = await tx.candidate.createManyAndReturn({
    data: wanted.map(({ row }) => row),
    select: { id: true, ref: true, name: true, email: true, lastInterviewAt: true },
  });
  // Those without a reference are told apart by all that they were made of: of two alike, either will do.
  const idsByRow = new Map<string, string[]>();
  for (const { id, ...row } of made) idsByRow.set(keyOf(row), [...(idsByRow.get(keyOf(row)) ?? []), id]);
  return new Map(
    wanted.flatMap(({ group, row }) => {
      const id = idsByRow.get(keyOf(row))?.pop();
      if (id === undefined) throw new Error("A candidate that was made did not come back.");
      return group.map(({ sessionId }) => [sessionId, { id, displayName: row.displayName }] as const);
    }),
  );
}

type Told = Pick<NewCandidate, "ref" | "name" | "email"> & { lastInterviewAt: Date | null };

function keyOf({ ref, name, email, lastInterviewAt }: Told): string {
  return JSON.stringify([ref, name, email, lastInterviewAt]);
}

/** As if the sessions had come one after another: a newer one tells more of name and e-mail, an older one what is missing. */
function toCandidate([first, ...others]: readonly Newcomer[]): NewCandidate {
  if (!first) throw new Error("A candidate comes with a session.");
  const { ref } = first.identity;
  let { name, email } = first.identity;
  let lastInterviewAt = first.sessionCreatedAt;
  for (const { identity, sessionCreatedAt } of others) {
    const isTelling = sessionCreatedAt > first.sessionCreatedAt;
    if (identity.name !== null && (name === null || isTelling)) name = identity.name;
    if (identity.email !== null && (email === null || isTelling)) email = identity.email;
    if (sessionCreatedAt > lastInterviewAt) lastInterviewAt = sessionCreatedAt;
  }
  const displayName = displayNameOf({ name, ref });
  return { ref, name, email, displayName, interviewCount: others.length + 1, lastInterviewAt };
}
