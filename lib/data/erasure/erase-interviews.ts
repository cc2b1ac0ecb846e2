import type { JobActor } from "@/lib/auth/actor";
import { recordAudit } from "@/lib/data/audit/audit";
import { lockCandidates, lockListings, recountCandidates } from "@/lib/tenant/listed";
import type { TenantTransaction } from "@/lib/tenant/tenant-db";
import { erasePeople } from "./erase-people";
import { type ErasedWords, readErasedWords } from "./erased-words";
import { type Person, readInterviews, readPeople } from "./person";

/** What went, and what was known of it. */
export type ErasedInterviews = { interviews: number; candidates: number; words: ErasedWords };

/** Locks whose interviews these are, so that nothing of theirs is listed, merged or edited until the transaction ends. */
export async function lockForInterviews(
  tx: TenantTransaction,
  actor: JobActor,
  interviewIds: readonly string[],
): Promise<void> {
  await lockListings(tx, actor);
  const interviews = await readInterviews(tx, interviewIds);
  await lockCandidates(tx, actor, rootsOf(interviews));
}

/**
 * Erases interviews whose time is over, and whoever has no other interview, by what erases people. They are to be locked.
 * `candidateIds`: who went together with them at that time, when it is done again.
 */
export async function eraseInterviews(
  tx: TenantTransaction,
  actor: JobActor,
  interviewIds: readonly string[],
  { id, erasedAt, candidateIds = [] }: { id: string; erasedAt: Date; candidateIds?: readonly string[] },
): Promise<ErasedInterviews> {
  const interviews = await readInterviews(tx, interviewIds);
  const roots = [...new Set([...rootsOf(interviews), ...candidateIds])];
  const staying = new Set(
    rootsOf(
      await tx.interview.findMany({
        where: { candidateId: { in: roots }, id: { notIn: [...interviewIds] } },
        distinct: ["candidateId"],
        select: { candidateId: true },
      }),
    ),
  );
  const goingRoots = roots.filter((root) => !staying.has(root));
  const going = await readPeople(tx, goingRoots, []);
  const isOfGoing = ({ candidateId }: Person["interviews"][number]) =>
    candidateId === null || !staying.has(candidateId);
  const person = { candidateIds: going.candidateIds, interviews };
  const words = await readErasedWords(
    tx,
    { ...person, interviews: interviews.filter(isOfGoing) },
    interviews.filter((one) => !isOfGoing(one)),
  );
  await erasePeople(tx, actor, person, words, {
    ...{ id, erasedAt, reason: "ended", caseNumber: "", erasedById: null, byRule: true },
  });
  await recountCandidates(tx, actor, [...staying]);
  const counts = { interviews: interviews.length, candidates: goingRoots.length };
  await recordAudit(actor, tx, { action: "privacy.expired", details: counts });
  return { ...counts, words };
}

function rootsOf(interviews: readonly { candidateId: string | null }[]): string[] {
  return [...new Set(interviews.flatMap(({ candidateId }) => candidateId ?? []))];
}
