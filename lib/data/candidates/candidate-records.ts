/** How interviews find their candidates, inside the transactions that bring or move them. */

import type { CandidateIdentity } from "@/lib/candidates/candidate-identity";
import { displayNameOf } from "@/lib/candidates/display-name";
import type { Prisma } from "@/lib/db/generated/client";
import type { TenantTransaction } from "@/lib/tenant/tenant-db";

const FIELDS = {
  id: true,
  ref: true,
  name: true,
  nameSource: true,
  email: true,
  emailSource: true,
  displayName: true,
  mergedIntoId: true,
  lastInterviewAt: true,
} as const satisfies Prisma.CandidateSelect;

type KnownCandidate = Prisma.CandidateGetPayload<{ select: typeof FIELDS }>;

/** A new interview of a candidate who was there before. */
export type Arrival = { candidateId: string; interviewId: string; sessionCreatedAt: Date };

/**
 * The candidate of a new session: by its reference, and through merges; without a reference a new one. What the
 * platform says of name and email is taken over where no person said otherwise.
 */
export async function candidateForSession(
  tx: TenantTransaction,
  { ref, name, email }: CandidateIdentity,
  sessionCreatedAt: Date,
): Promise<{ id: string; displayName: string; isNew: boolean }> {
  const named = ref === null ? null : await tx.candidate.findFirst({ where: { ref }, select: FIELDS });
  if (!named) {
    const displayName = displayNameOf({ name, ref });
    const { id } = await tx.candidate.create({
      data: { ref, name, email, displayName, interviewCount: 1, lastInterviewAt: sessionCreatedAt },
      select: { id: true },
    });
    return { id, displayName, isNew: true };
  }
  const known = await rootOf(tx, named);
  // A session of one that was merged says nothing about the whole; an old one that comes late neither.
  const isTelling =
    known.id === named.id && (known.lastInterviewAt === null || sessionCreatedAt > known.lastInterviewAt);
  const take = (current: string | null, source: string, said: string | null) =>
    said !== null && source === "platform" && (current === null || isTelling) ? said : current;
  const saidName = take(known.name, known.nameSource, name);
  const saidEmail = take(known.email, known.emailSource, email);
  // The conditions hold off a person who types one at this moment: theirs stays.
  if (saidEmail !== known.email)
    await tx.candidate.updateMany({
      where: { id: known.id, emailSource: "platform" },
      data: { email: saidEmail },
    });
  if (saidName === known.name) return { id: known.id, displayName: known.displayName, isNew: false };
  const renamed = await tx.candidate.updateMany({
    where: { id: known.id, nameSource: "platform" },
    data: { name: saidName },
  });
  const displayName = renamed.count === 1 ? await applyDisplayName(tx, known.id) : known.displayName;
  return { id: known.id, displayName, isNew: false };
}

async function rootOf(tx: TenantTransaction, candidate: KnownCandidate): Promise<KnownCandidate> {
  if (candidate.mergedIntoId === null) return candidate;
  const where = { id: candidate.mergedIntoId };
  return rootOf(tx, await tx.candidate.findUniqueOrThrow({ where, select: FIELDS }));
}

/** Writes what the candidate is called to itself and to its interviews, and returns it. */
export async function applyDisplayName(tx: TenantTransaction, candidateId: string): Promise<string> {
  const candidate = await tx.candidate.findUniqueOrThrow({
    where: { id: candidateId },
    select: { name: true, ref: true, displayName: true },
  });
  const displayName = displayNameOf(candidate);
  if (displayName !== candidate.displayName)
    await tx.candidate.update({ where: { id: candidateId }, data: { displayName } });
  await tx.interview.updateMany({
    where: { candidateId, candidateName: { not: displayName } },
    data: { candidateName: displayName },
  });
  return displayName;
}

/** The candidate that a reference leads to, through merges; null for none. */
export async function rootByRef(tx: TenantTransaction, ref: string): Promise<{ id: string } | null> {
  const named = await tx.candidate.findFirst({ where: { ref }, select: FIELDS });
  return named && rootOf(tx, named);
}

/** Gives an interview to the candidate of another reference, and returns whose it is. */
export async function moveToCandidate(
  tx: TenantTransaction,
  interview: { id: string; candidateId: string; sessionCreatedAt: Date },
  identity: CandidateIdentity,
): Promise<string> {
  const { id } = await candidateForSession(tx, identity, interview.sessionCreatedAt);
  await tx.interview.update({ where: { id: interview.id }, data: { candidateId: id } });
  // In the order of their ids, as merging locks them.
  for (const one of [interview.candidateId, id].sort()) await recountInterviews(tx, one);
  return id;
}

/** Counts the candidate's interviews anew. */
export async function recountInterviews(tx: TenantTransaction, candidateId: string): Promise<void> {
  const { _count, _max } = await tx.interview.aggregate({
    where: { candidateId },
    _count: { _all: true },
    _max: { sessionCreatedAt: true },
  });
  await tx.candidate.update({
    where: { id: candidateId },
    data: { interviewCount: _count._all, lastInterviewAt: _max.sessionCreatedAt },
  });
}

/**
 * Counts what came to known candidates. Locks them, in the order of their ids as merging does: an interview whose
 * candidate was merged away meanwhile follows it.
 */
export async function settleArrivals(tx: TenantTransaction, arrivals: Arrival[]): Promise<void> {
  const ordered = arrivals.toSorted((a, b) => (a.candidateId < b.candidateId ? -1 : 1));
  for (const { candidateId, interviewId, sessionCreatedAt } of ordered) {
    const id = await countArrival(tx, candidateId);
    if (id !== candidateId)
      await tx.interview.update({ where: { id: interviewId }, data: { candidateId: id } });
    // Somebody may have named it since it was read.
    await applyDisplayName(tx, id);
    await tx.candidate.updateMany({
      where: { id, OR: [{ lastInterviewAt: null }, { lastInterviewAt: { lt: sessionCreatedAt } }] },
      data: { lastInterviewAt: sessionCreatedAt },
    });
  }
}

async function countArrival(tx: TenantTransaction, candidateId: string): Promise<string> {
  for (let id = candidateId; ; ) {
    const { count } = await tx.candidate.updateMany({
      where: { id, mergedIntoId: null },
      data: { interviewCount: { increment: 1 } },
    });
    if (count === 1) return id;
    const moved = await tx.candidate.findUniqueOrThrow({ where: { id }, select: { mergedIntoId: true } });
    id = moved.mergedIntoId ?? id;
  }
}
