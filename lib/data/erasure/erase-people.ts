import type { Actor } from "@/lib/auth/actor";
import type { ErasureCounts, ErasureReason } from "@/lib/candidates/erasure-words";
import { newRowId } from "@/lib/crypto/row-id";
import { sealSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import type { Known } from "@/lib/privacy/fingerprint";
import { type TenantDb, type TenantTransaction, tellAfterCommit } from "@/lib/tenant/tenant-db";
import type { ErasedWords } from "./erased-words";
import { knownReference, makeFingerprints } from "./fingerprints";
import type { Person } from "./person";
import { findTraces, removeTraces, type Traces } from "./traces";

/** What an erasure is known by, and why it was done. */
export type ErasureFacts = {
  id: string;
  reason: ErasureReason;
  caseNumber: string;
  erasedById: string | null;
  erasedAt: Date;
  /** Interviews whose time was over: who gave them is not kept from coming again, with new ones. */
  byRule: boolean;
};

// More than a screen of open pages can use.
const MOST_TOLD = 20;

/**
 * Deletes the person's rows and every trace of them, leaves fingerprints and the fact, and ends what is being played. What
 * goes with a row is deleted by the database's own rules; lib/privacy/erased-by.ts says of each column how it goes.
 */
export async function erasePeople(
  tx: TenantTransaction,
  actor: Actor,
  person: Person,
  words: ErasedWords,
  facts: ErasureFacts,
): Promise<void> {
  const traces = await findTraces(tx, person, words);
  const counts = await countErased(tx, person, traces);
  const { candidateIds, interviews } = person;
  const interviewIds = interviews.map(({ id }) => id);
  const marks = await makeFingerprints(tx, actor, [
    ...interviews.map(({ sessionId }): Known => ({ kind: "session", value: sessionId })),
    ...(facts.byRule ? [] : await referencesOf(tx, person)),
  ]);
  await removeTraces(tx, traces, interviewIds, words);
  await tx.interview.deleteMany({ where: { id: { in: interviewIds } } });
  // Of one who stays, the invitation to what went.
  await tx.invite.deleteMany({ where: { sessionId: { in: interviews.map(({ sessionId }) => sessionId) } } });
  await tx.candidate.deleteMany({ where: { id: { in: candidateIds } } });
  const fingerprints = [...new Set(marks.values())];
  const bySession = new Map(
    [...marks].flatMap(([{ kind, value }, mark]) => (kind === "session" ? [[value, mark] as const] : [])),
  );
  await tx.erasure.create({ data: { ...facts, candidateIds, interviewIds, counts } });
  await tx.erasedFingerprint.createMany({
    data: fingerprints.map((fingerprint) => ({ fingerprint, erasureId: facts.id })),
    skipDuplicates: true,
  });
  await keepSessions(
    tx,
    actor,
    interviews.map(({ sessionId, connectionId }) => ({
      ...{ sessionId, connectionId, erasureId: facts.id },
      fingerprint: bySession.get(sessionId) ?? "",
    })),
  );
  tellAfterCommit(tx, [
    ...interviews.map(({ sessionId }) => ({ type: "access" as const, sessionId })),
    ...interviewIds
      .slice(0, MOST_TOLD)
      .map((interviewId) => ({ type: "interview" as const, interviewId, status: "erased" })),
  ]);
}

async function referencesOf(tx: TenantTransaction, { candidateIds, interviews }: Person): Promise<Known[]> {
  const candidates = await tx.candidate.findMany({
    where: { id: { in: candidateIds } },
    select: { ref: true },
  });
  return [
    ...candidates.flatMap(({ ref }) => knownReference(ref)),
    ...interviews.flatMap(({ candidateRef }) => knownReference(candidateRef)),
  ];
}

type KeptSession = { sessionId: string; connectionId: string; erasureId: string; fingerprint: string };

/** Remembers, sealed, what is still at the platform, to ask it about. */
export async function keepSessions(
  tx: TenantTransaction,
  actor: Actor,
  sessions: readonly KeptSession[],
): Promise<void> {
  if (sessions.length === 0) return;
  await tx.erasedSession.createMany({
    data: sessions.map(({ sessionId, ...session }) => {
      const id = newRowId();
      const sealed = sealSecret(secretPlaces.erasedSession(actor.tenantId, id), sessionId);
      return {
        ...session,
        id,
        sessionCiphertext: sealed.ciphertext,
        sessionEncryptedWith: sealed.encryptedWith,
      };
    }),
    skipDuplicates: true,
  });
}

/** How much of what goes. */
export async function countErased(
  db: TenantDb | TenantTransaction,
  { interviews }: Person,
  { closedLinks, changedLinks, viewIds, deliveryIds }: Traces,
): Promise<ErasureCounts> {
  const where = { interviewId: { in: interviews.map(({ id }) => id) } };
  const [notes, reviews, decisions, feedback] = await Promise.all([
    db.note.count({ where }),
    db.review.count({ where }),
    db.decision.count({ where }),
    db.visitorFeedback.count({ where }),
  ]);
  return {
    ...{ interviews: interviews.length, notes, reviews, decisions, feedback },
    ...{ linksClosed: closedLinks.length, linksChanged: changedLinks.length },
    ...{ views: viewIds.length, deliveries: deliveryIds.length },
  };
}
