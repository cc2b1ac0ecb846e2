/** What the platform says later of a session that is known: taken over, unless a person said otherwise. */
import type { JobActor } from "@/lib/auth/actor";
import { candidateIdentity } from "@/lib/candidates/candidate-identity";
import { displayNameOf } from "@/lib/candidates/display-name";
import { type CandidateChange, recordCandidateActivities } from "@/lib/data/candidates/candidate-activities";
import { applyDisplayName, moveToCandidate, rootByRef } from "@/lib/data/candidates/candidate-records";
import type { Prisma } from "@/lib/db/generated/client";
import type { PlatformSession } from "@/lib/platform/schemas";
import { lockCandidates, nameCandidates } from "@/lib/tenant/listed";
import type { TenantTransaction } from "@/lib/tenant/tenant-db";
import { isSameJson } from "./session-fields";

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

/** What a session says otherwise than before: who it is about, and of the interview itself what is not null. */
export type Correction = {
  known: Known;
  before: Identity;
  said: Identity;
  candidateRef: string | null;
  tags: string[] | null;
  metadata: Record<string, unknown> | null;
};

/** Null when the session says what is known. What it leaves out corrects nothing. */
export function correctionOf(known: Known, session: PlatformSession): Correction | null {
  const knownMetadata = asMetadata(known.metadata);
  const before = candidateIdentity({ candidateRef: known.candidateRef, metadata: knownMetadata });
  const said = candidateIdentity({
    candidateRef: session.candidateRef ?? known.candidateRef,
    metadata: session.metadata ?? knownMetadata,
  });
  const candidateRef = said.ref === before.ref ? null : said.ref;
  const tags = session.saysTags && session.tags.join() !== known.tags.join() ? session.tags : null;
  const metadata = isSameJson(session.metadata ?? known.metadata, known.metadata) ? null : session.metadata;
  if (candidateRef === null && tags === null && metadata === null) return null;
  return { known, before, said, candidateRef, tags, metadata };
}

/**
 * Takes over name and e-mail where they are the platform's, follows references, and writes what was corrected into the
 * candidates' timelines; a corrected reference takes statements of its own, all others share theirs. By interview: what its
 * candidate is called now. The interviews themselves hold the corrections already.
 */
export async function takeCorrections(
  tx: TenantTransaction,
  actor: JobActor,
  corrections: readonly Correction[],
): Promise<Map<string, string>> {
  const names = new Map(corrections.map(({ known }) => [known.id, known.candidateName]));
  const told: { candidateId: string; correction: Correction; changes: CandidateChange[] }[] = [];
  for (const correction of corrections) {
    const { known, before, said, candidateRef, tags } = correction;
    const candidateId = candidateRef === null ? known.candidateId : await followReference(tx, known, said);
    if (candidateId === null) continue;
    const changes: CandidateChange[] = [];
    if (tags !== null) changes.push(changeOf("tags", known.tags.join(", "), tags.join(", ")));
    if (candidateRef !== null) changes.push(changeOf("reference", before.ref, candidateRef));
    told.push({ candidateId, correction, changes });
    if (candidateId !== known.candidateId) names.set(known.id, await applyDisplayName(tx, candidateId));
  }
  const renaming = told.filter(
    ({ candidateId, correction: { known, before, said } }) =>
      candidateId === known.candidateId &&
      (said.name !== before.name || said.email !== before.email || said.ref !== before.ref),
  );
  const renamed = await takeIdentities(tx, actor, renaming);
  for (const { candidateId, correction } of renaming) {
    const name = renamed.get(candidateId);
    if (name !== undefined) names.set(correction.known.id, name);
  }
  await recordCandidateActivities(
    tx,
    actor,
    told
      .filter(({ changes }) => changes.length > 0)
      .map(({ candidateId, changes }) => ({ candidateId, detail: { kind: "platform_corrected", changes } })),
  );
  return names;
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

/**
 * Name and e-mail that sessions say anew, where they are their candidate's latest and no person gave others; adds to
 * `changes` what was taken. By candidate: what they are called now.
 */
async function takeIdentities(
  tx: TenantTransaction,
  actor: JobActor,
  renaming: readonly { candidateId: string; correction: Correction; changes: CandidateChange[] }[],
): Promise<Map<string, string>> {
  if (renaming.length === 0) return new Map();
  const ids = [...new Set(renaming.map(({ candidateId }) => candidateId))];
  await lockCandidates(tx, actor, ids);
  const candidates = await tx.candidate.findMany({
    where: { id: { in: ids } },
    select: {
      ...{ id: true, ref: true, name: true, nameSource: true, email: true, emailSource: true },
      lastInterviewAt: true,
    },
  });
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  for (const { candidateId, correction, changes } of renaming) {
    const candidate = byId.get(candidateId);
    const { known, before, said } = correction;
    const isLatest = (candidate?.lastInterviewAt ?? known.sessionCreatedAt) <= known.sessionCreatedAt;
    if (!candidate || !isLatest) continue;
    if (said.name !== null && said.name !== before.name && candidate.nameSource === "platform") {
      candidate.name = said.name;
      changes.push(changeOf("name", before.name, said.name));
    }
    if (said.email !== null && said.email !== before.email && candidate.emailSource === "platform") {
      candidate.email = said.email;
      changes.push(changeOf("email", before.email, said.email));
    }
  }
  const named = candidates.map(({ id, ref, name, email }) => ({
    ...{ id, name, email },
    displayName: displayNameOf({ name, ref }),
  }));
  await nameCandidates(tx, actor, named);
  return new Map(named.map(({ id, displayName }) => [id, displayName]));
}

function changeOf(field: CandidateChange["field"], from: string | null, to: string | null): CandidateChange {
  return { field, from: from || null, to: to || null };
}

function asMetadata(value: Prisma.JsonValue): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}
