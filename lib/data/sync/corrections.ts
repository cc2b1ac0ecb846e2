/** What the platform says later of a session that is known: taken over, unless a person said otherwise. */
import type { JobActor } from "@/lib/auth/actor";
import { candidateIdentity } from "@/lib/candidates/candidate-identity";
import { type CandidateChange, recordCandidateActivity } from "@/lib/data/candidates/candidate-activities";
import { applyDisplayName, moveToCandidate, rootByRef } from "@/lib/data/candidates/candidate-records";
import type { Prisma } from "@/lib/db/generated/client";
import type { PlatformSession } from "@/lib/platform/schemas";
import type { TenantTransaction } from "@/lib/tenant/tenant-db";

/** What of an interview may be corrected. */
export const CORRECTED_FIELDS = {
  candidateId: true,
  candidateRef: true,
  candidateName: true,
  tags: true,
  metadata: true,
  sessionCreatedAt: true,
} as const satisfies Prisma.InterviewSelect;

type Known = Prisma.InterviewGetPayload<{ select: typeof CORRECTED_FIELDS }> & { id: string };

/**
 * Takes over name, e-mail, reference and tags that changed upstream, and writes them into the candidate's timeline.
 * Returns the candidate's name of now; null when nothing was corrected.
 */
export async function takeCorrections(
  tx: TenantTransaction,
  actor: JobActor,
  known: Known,
  session: PlatformSession,
): Promise<string | null> {
  const saidBefore = candidateIdentity({
    candidateRef: known.candidateRef,
    metadata: asMetadata(known.metadata),
  });
  const said = candidateIdentity({
    candidateRef: session.candidateRef ?? known.candidateRef,
    metadata: session.metadata ?? asMetadata(known.metadata),
  });
  const isOther = {
    ref: said.ref !== saidBefore.ref,
    tags: session.saysTags && session.tags.join() !== known.tags.join(),
  };
  const hasMetadata = session.metadata !== null && !isSameJson(session.metadata, known.metadata);
  if (!isOther.ref && !isOther.tags && !hasMetadata) return null;
  await tx.interview.update({
    where: { id: known.id },
    data: {
      ...(isOther.ref && { candidateRef: said.ref }),
      ...(isOther.tags && { tags: session.tags }),
      // Read by our own reader, so JSON all through.
      ...(hasMetadata && { metadata: session.metadata as Prisma.InputJsonObject }),
    },
  });
  const changes: CandidateChange[] = [];
  const note = (field: CandidateChange["field"], from: string | null, to: string | null) => {
    if (from !== to) changes.push({ field, from, to });
  };
  if (isOther.tags) note("tags", known.tags.join(", ") || null, session.tags.join(", ") || null);
  if (isOther.ref) note("reference", saidBefore.ref, said.ref);
  const candidateId = isOther.ref ? await followReference(tx, known, said) : known.candidateId;
  if (candidateId === null) return known.candidateName;
  if (candidateId === known.candidateId)
    for (const change of await takeIdentity(tx, candidateId, known, saidBefore, said)) changes.push(change);
  if (changes.length > 0)
    await recordCandidateActivity(tx, actor, candidateId, { kind: "platform_corrected", changes });
  return applyDisplayName(tx, candidateId);
}

type Identity = ReturnType<typeof candidateIdentity>;

/** The candidate that the corrected reference leads to; where a person moved the interview, that one. */
async function followReference(tx: TenantTransaction, known: Known, said: Identity): Promise<string | null> {
  const { candidateId } = known;
  if (candidateId === null || said.ref === null) return candidateId;
  const before = known.candidateRef === null ? null : await rootByRef(tx, known.candidateRef);
  const own = await tx.candidate.findUniqueOrThrow({
    where: { id: candidateId },
    select: { ref: true, _count: { select: { interviews: true, mergedHere: true } } },
  });
  const isPlacedByHand = known.candidateRef === null ? own.ref !== null : before?.id !== candidateId;
  if (isPlacedByHand) return candidateId;
  const isAlone = own._count.interviews === 1 && own._count.mergedHere === 0;
  if (isAlone && !(await rootByRef(tx, said.ref))) {
    await tx.candidate.update({ where: { id: candidateId }, data: { ref: said.ref } });
    return candidateId;
  }
  return moveToCandidate(tx, { ...known, candidateId }, said);
}

/** Name and e-mail that the session says anew, when it is the candidate's latest and no person gave others. */
async function takeIdentity(
  tx: TenantTransaction,
  candidateId: string,
  known: Known,
  before: Identity,
  said: Identity,
): Promise<CandidateChange[]> {
  const changes: CandidateChange[] = [];
  const isLatest = {
    id: candidateId,
    OR: [{ lastInterviewAt: null }, { lastInterviewAt: { lte: known.sessionCreatedAt } }],
  };
  if (said.name !== null && said.name !== before.name) {
    const where = { ...isLatest, nameSource: "platform" as const };
    const { count } = await tx.candidate.updateMany({ where, data: { name: said.name } });
    if (count > 0) changes.push({ field: "name", from: before.name, to: said.name });
  }
  if (said.email !== null && said.email !== before.email) {
    const where = { ...isLatest, emailSource: "platform" as const };
    const { count } = await tx.candidate.updateMany({ where, data: { email: said.email } });
    if (count > 0) changes.push({ field: "email", from: before.email, to: said.email });
  }
  return changes;
}

function asMetadata(value: Prisma.JsonValue): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}

/** PostgreSQL keeps the names of an object in an order of its own. */
function isSameJson(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
