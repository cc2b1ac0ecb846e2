/** What keeps erased people from coming back: fingerprints of what the platform knows them by, under the tenant's own key. */
import type { Actor, ApiTokenActor, JobActor, MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import { candidateIdentity } from "@/lib/candidates/candidate-identity";
import { openSecret, sealSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import { sessionNotFound } from "@/lib/errors";
import { fingerprint, type Known, newFingerprintKey } from "@/lib/privacy/fingerprint";
import { type TenantDb, type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";

/** A session as far as it says whose it is. */
type Told = { id: string; candidateRef: string | null };

/** An erased session that the platform still has, and the erasure that it is of. */
export type ErasedHit = { sessionId: string; fingerprint: string; erasureId: string };

/** Those of the sessions that are of somebody who was erased: by their own id, or by the candidate's reference. */
export async function findErased(
  db: TenantDb | TenantTransaction,
  actor: Actor,
  sessions: readonly Told[],
): Promise<ErasedHit[]> {
  if (sessions.length === 0) return [];
  const key = await readKey(db, actor);
  if (key === null) return [];
  const marks = sessions.map((session) => ({
    sessionId: session.id,
    bySession: fingerprint(key, { kind: "session", value: session.id }),
    byReference: knownReference(session.candidateRef).map((known) => fingerprint(key, known)),
  }));
  const rows = await db.erasedFingerprint.findMany({
    where: { fingerprint: { in: marks.flatMap((mark) => [mark.bySession, ...mark.byReference]) } },
    select: { fingerprint: true, erasureId: true },
  });
  const erasures = new Map(rows.map((row) => [row.fingerprint, row.erasureId]));
  return marks.flatMap(({ sessionId, bySession, byReference }) => {
    const erasureId = [bySession, ...byReference].map((mark) => erasures.get(mark)).find(Boolean);
    return erasureId === undefined ? [] : [{ sessionId, fingerprint: bySession, erasureId }];
  });
}

/**
 * For sessions that are asked for by id and are not in the list: throws `not_found` when this one is of somebody who was
 * erased. `readReference` asks the platform whose it is, and is only called where anybody was erased.
 */
export async function demandNotErased(
  actor: MemberActor | ApiTokenActor | ReviewLinkActor | JobActor,
  sessionId: string,
  readReference: () => Promise<string | null>,
): Promise<void> {
  const db = tenantDb(actor);
  if ((await readKey(db, actor)) === null) return;
  const isErased = async (candidateRef: string | null) =>
    (await findErased(db, actor, [{ id: sessionId, candidateRef }])).length > 0;
  if ((await isErased(null)) || (await isErased(await readReference()))) throw sessionNotFound();
}

/** Those of the references that belong to somebody who was erased. */
export async function findErasedReferences(
  actor: MemberActor,
  refs: readonly string[],
): Promise<Set<string>> {
  const db = tenantDb(actor);
  const key = refs.length === 0 ? null : await readKey(db, actor);
  if (key === null) return new Set();
  const marks = new Map(refs.map((value) => [fingerprint(key, { kind: "reference", value }), value]));
  const rows = await db.erasedFingerprint.findMany({
    where: { fingerprint: { in: [...marks.keys()] } },
    select: { fingerprint: true },
  });
  return new Set(rows.flatMap((row) => marks.get(row.fingerprint) ?? []));
}

/** The fingerprint of each, by a key that is made where there is none. */
export async function makeFingerprints(
  tx: TenantTransaction,
  actor: Actor,
  known: readonly Known[],
): Promise<Map<Known, string>> {
  const key = (await readKey(tx, actor)) ?? (await makeKey(tx, actor));
  return new Map(known.map((one) => [one, fingerprint(key, one)]));
}

async function readKey(db: TenantDb | TenantTransaction, actor: Actor): Promise<string | null> {
  const row = await db.erasureKey.findFirst({ select: { keyCiphertext: true, keyEncryptedWith: true } });
  if (!row) return null;
  const key = openSecret(secretPlaces.fingerprintKey(actor.tenantId), {
    ciphertext: row.keyCiphertext,
    encryptedWith: row.keyEncryptedWith,
  });
  // To go on would bring back who was erased.
  if (key === null) throw new Error("ENCRYPTION_KEY does not open the key that tells who was erased.");
  return key;
}

async function makeKey(tx: TenantTransaction, actor: Actor): Promise<string> {
  const key = newFingerprintKey();
  const { ciphertext, encryptedWith } = sealSecret(secretPlaces.fingerprintKey(actor.tenantId), key);
  await tx.erasureKey.create({ data: { keyCiphertext: ciphertext, keyEncryptedWith: encryptedWith } });
  return key;
}

/** As candidates are found by it. */
export function knownReference(candidateRef: string | null): Known[] {
  const { ref } = candidateIdentity({ candidateRef, metadata: null });
  return ref === null ? [] : [{ kind: "reference", value: ref }];
}
