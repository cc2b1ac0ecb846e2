import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { lockCandidates, lockListings } from "@/lib/tenant/listed";
import type { TenantDb, TenantTransaction } from "@/lib/tenant/tenant-db";

const INTERVIEW_FIELDS = {
  id: true,
  sessionId: true,
  connectionId: true,
  candidateId: true,
  roleName: true,
  candidateRef: true,
  metadata: true,
} as const satisfies Prisma.InterviewSelect;

/** A candidate with all who were merged into them, the candidate first, and their interviews. */
export type Person = {
  candidateIds: string[];
  interviews: Prisma.InterviewGetPayload<{ select: typeof INTERVIEW_FIELDS }>[];
};

/** The person whose page it is; null when there is none, or they were merged into somebody else. */
export async function readPerson(
  db: TenantDb | TenantTransaction,
  candidateId: string,
): Promise<(Person & { displayName: string }) | null> {
  if (!z.uuid().safeParse(candidateId).success) return null;
  const root = await db.candidate.findFirst({
    where: { id: candidateId, mergedIntoId: null },
    select: { displayName: true },
  });
  if (!root) return null;
  return { ...root, ...(await readPeople(db, [candidateId], [])) };
}

/** These candidates with all who were merged into them, and the interviews of them all besides these. */
export async function readPeople(
  db: TenantDb | TenantTransaction,
  ids: readonly string[],
  interviewIds: readonly string[],
): Promise<Person> {
  const candidateIds = [...ids];
  for (let parents = candidateIds; parents.length > 0; ) {
    const below = await db.candidate.findMany({
      where: { mergedIntoId: { in: parents }, id: { notIn: candidateIds } },
      select: { id: true },
    });
    parents = below.map(({ id }) => id);
    candidateIds.push(...parents);
  }
  const interviews = await db.interview.findMany({
    where: { OR: [{ candidateId: { in: candidateIds } }, { id: { in: [...interviewIds] } }] },
    select: INTERVIEW_FIELDS,
  });
  return { candidateIds, interviews };
}

/** Those of these interviews that are still there. */
export async function readInterviews(
  db: TenantDb | TenantTransaction,
  ids: readonly string[],
): Promise<Person["interviews"]> {
  return db.interview.findMany({ where: { id: { in: [...ids] } }, select: INTERVIEW_FIELDS });
}

/** Keeps listings, merges and edits away from the candidate until the transaction ends. */
export async function lockPerson(
  tx: TenantTransaction,
  actor: Actor,
  read: () => Promise<Person | null>,
): Promise<void> {
  await lockListings(tx, actor);
  for (let known = ""; ; ) {
    const ids = (await read())?.candidateIds ?? [];
    // Somebody may have been merged into them meanwhile.
    if (ids.join() === known) return;
    await lockCandidates(tx, actor, ids);
    known = ids.join();
  }
}
