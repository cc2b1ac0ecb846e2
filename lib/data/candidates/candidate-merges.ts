import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import type { MergeInput } from "@/lib/candidates/merge";
import { distinctTags } from "@/lib/candidates/tags";
import { demandNotHeld } from "@/lib/data/erasure/legal-holds";
import { AppError, notFound } from "@/lib/errors";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { recordCandidateActivity } from "./candidate-activities";
import { applyDisplayName, recountInterviews } from "./candidate-records";
import {
  type CandidateRecord,
  type CandidateValues,
  holdCandidate,
  readCandidateRecord,
  writeCandidateValues,
} from "./candidate-values";

const CHANGED = "One of the candidates has changed. Check both again.";

/**
 * Makes two candidates one: the other's interviews move here, and new sessions with its reference follow. Throws
 * `forbidden`, `not_found`, `invalid_input` for one and the same, and `conflict` when either is not what was shown.
 */
export async function mergeCandidates(
  actor: MemberActor,
  keptId: string,
  { movedId, keptRevision, movedRevision, take }: MergeInput,
): Promise<void> {
  actor.demand("candidates.manage");
  if (keptId === movedId) throw new AppError("invalid_input", "Choose another candidate to merge with.");
  await tenantDb(actor).$transaction(async (tx) => {
    const areHeld = await holdBoth(tx, { [keptId]: keptRevision, [movedId]: movedRevision });
    const kept = await readCandidateRecord(tx, keptId);
    const moved = await readCandidateRecord(tx, movedId);
    if (!kept || !moved) throw notFound("That candidate");
    if (!areHeld) throw new AppError("conflict", CHANGED);
    const side = { kept, moved };
    const after: CandidateValues = {
      name: side[take.name].name,
      nameSource: side[take.name].nameSource,
      email: side[take.email].email,
      emailSource: side[take.email].emailSource,
      roleName: side[take.roleName].roleName,
      ownerId: side[take.owner].ownerId,
      tags: distinctTags([...kept.tags, ...moved.tags]),
    };
    const interviews = await tx.interview.findMany({ where: { candidateId: movedId }, select: { id: true } });
    await tx.candidate.update({ where: { id: movedId }, data: { mergedIntoId: keptId } });
    await writeCandidateValues(tx, keptId, after);
    await moveInterviews(tx, { candidateId: movedId }, { from: movedId, to: keptId });
    await tx.candidateMerge.create({
      data: {
        keptId,
        movedId,
        interviewIds: interviews.map(({ id }) => id),
        before: valuesOf(kept),
        after,
        mergedById: actor.user.id,
      },
    });
    await recordCandidateActivity(tx, actor, keptId, {
      kind: "candidate_merged",
      name: moved.displayName,
      interviewCount: interviews.length,
    });
  });
}

const storedValuesSchema = z.object({
  name: z.string().nullable(),
  nameSource: z.enum(["platform", "person", "import"]),
  email: z.string().nullable(),
  emailSource: z.enum(["platform", "person", "import"]),
  roleName: z.string().nullable(),
  tags: z.array(z.string()),
  ownerId: z.string().nullable(),
});

/**
 * Takes a merge back: what moved goes back, with what has come by its reference since, but for interviews that were
 * split off. Values that the merge gave and nobody changed since are what they were. Throws `forbidden`, `not_found`
 * when it is not merged, and `conflict` when the whole was merged on or is on legal hold.
 */
export async function undoMerge(actor: MemberActor, movedId: string): Promise<void> {
  actor.demand("candidates.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    const moved = await readCandidateRecord(tx, movedId);
    const merge = await tx.candidateMerge.findFirst({ where: { movedId, undoneAt: null } });
    if (!moved?.mergedIntoId || !merge) throw notFound("That merge");
    const { keptId, interviewIds, mergedAt } = merge;
    if (!(await holdCandidate(tx, keptId, null))) throw new AppError("conflict", CHANGED);
    await demandNotHeld(tx, keptId);
    const undone = await tx.candidate.updateMany({
      where: { id: movedId, mergedIntoId: keptId },
      data: { mergedIntoId: null, revision: { increment: 1 } },
    });
    if (undone.count === 0) throw new AppError("conflict", CHANGED);
    const kept = await readCandidateRecord(tx, keptId);
    if (!kept) throw notFound("That candidate");
    const [before, after] = [merge.before, merge.after].map((values) => storedValuesSchema.parse(values));
    if (before && after) await writeCandidateValues(tx, keptId, valuesBefore(kept, before, after));
    const refs = await refsBelow(tx, [movedId]);
    const came = { candidateRef: { in: refs }, createdAt: { gt: mergedAt } };
    await moveInterviews(
      tx,
      { candidateId: keptId, OR: [{ id: { in: interviewIds } }, came] },
      { from: keptId, to: movedId },
    );
    await tx.candidateMerge.update({ where: { id: merge.id }, data: { undoneAt: new Date() } });
    const interviewCount = await tx.interview.count({ where: { candidateId: movedId } });
    const tell = (candidateId: string, name: string) =>
      recordCandidateActivity(tx, actor, candidateId, { kind: "candidate_unmerged", name, interviewCount });
    await tell(keptId, moved.displayName);
    await tell(movedId, kept.displayName);
  });
}

/** In the order of their ids, so that two who merge the same two do not wait for each other. */
async function holdBoth(tx: TenantTransaction, revisions: Record<string, number>): Promise<boolean> {
  for (const [id, revision] of Object.entries(revisions).sort(([a], [b]) => (a < b ? -1 : 1)))
    if (!(await holdCandidate(tx, id, revision))) return false;
  return true;
}

async function moveInterviews(
  tx: TenantTransaction,
  where: Parameters<TenantTransaction["interview"]["updateMany"]>[0]["where"],
  { from, to }: { from: string; to: string },
): Promise<void> {
  await tx.interview.updateMany({ where: where ?? {}, data: { candidateId: to } });
  for (const id of [from, to]) {
    await recountInterviews(tx, id);
    await applyDisplayName(tx, id);
  }
}

/** The references of these candidates and of all that were merged into them. */
async function refsBelow(tx: TenantTransaction, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const own = await tx.candidate.findMany({ where: { id: { in: ids } }, select: { ref: true } });
  const below = await tx.candidate.findMany({ where: { mergedIntoId: { in: ids } }, select: { id: true } });
  const deeper = await refsBelow(
    tx,
    below.map(({ id }) => id),
  );
  return [...own.flatMap(({ ref }) => ref ?? []), ...deeper];
}

function valuesOf(record: CandidateRecord): CandidateValues {
  const { name, nameSource, email, emailSource, roleName, tags, ownerId } = record;
  return { name, nameSource, email, emailSource, roleName, tags, ownerId };
}

/** `before` where nobody changed what the merge made `after`, else what it is now. */
function valuesBefore(
  now: CandidateValues,
  before: CandidateValues,
  after: CandidateValues,
): CandidateValues {
  const joined = after.tags.filter((tag) => !before.tags.includes(tag));
  return {
    ...(now.name === after.name ? pick(before, "name", "nameSource") : pick(now, "name", "nameSource")),
    ...(now.email === after.email ? pick(before, "email", "emailSource") : pick(now, "email", "emailSource")),
    roleName: now.roleName === after.roleName ? before.roleName : now.roleName,
    ownerId: now.ownerId === after.ownerId ? before.ownerId : now.ownerId,
    tags: now.tags.filter((tag) => !joined.includes(tag)),
  };
}

function pick<K extends keyof CandidateValues>(
  values: CandidateValues,
  ...keys: K[]
): Pick<CandidateValues, K> {
  return Object.fromEntries(keys.map((key) => [key, values[key]])) as Pick<CandidateValues, K>;
}
