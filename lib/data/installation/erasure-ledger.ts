/** The ledger of erasures and the database say the same: of every tenant, so it is nobody's but the installation's. */
import { actorForJob, type JobActor } from "@/lib/auth/actor";
import { openSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import { eraseInterviews, lockForInterviews } from "@/lib/data/erasure/erase-interviews";
import { erasePeople } from "@/lib/data/erasure/erase-people";
import { readErasedWords } from "@/lib/data/erasure/erased-words";
import { recordErasure } from "@/lib/data/erasure/erasures";
import { toLedgerEntry } from "@/lib/data/erasure/ledger-entry";
import { lockPerson, type Person, readPeople } from "@/lib/data/erasure/person";
import { database } from "@/lib/db/client";
import { log } from "@/lib/log";
import { appendToLedger, type LedgerEntry, readLedger } from "@/lib/privacy/erasure-ledger";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";

const ERASURE_MS = 60_000;

/**
 * Erases again whom the database does not know to be erased, as after the restore of an older backup: to be called before
 * anybody is served. Returns how many. Then writes into the ledger what it lacks, as of other replicas.
 */
export async function replayErasures(): Promise<number> {
  const entries = await readLedger();
  const missing = await notInDatabase(entries);
  for (const entry of missing) await replay(entry);
  if (missing.length > 0) log.warn({ erasures: missing.length }, "people were erased again by the ledger");
  await keepLedger();
  return missing.length;
}

/** Adds to this replica's ledger what others erased, and what could not be written. */
export async function keepLedger(): Promise<void> {
  const known = new Set((await readLedger()).map(({ erasureId }) => erasureId));
  const { prisma } = database();
  const rows = await prisma.erasure.findMany({
    orderBy: { erasedAt: "asc" },
    select: { id: true, tenantId: true },
  });
  for (const { id, tenantId } of rows) {
    if (known.has(id)) continue;
    const entry = await toLedgerEntry(prisma, tenantId, id);
    if (entry) await appendToLedger([entry]);
  }
}

async function notInDatabase(entries: readonly LedgerEntry[]): Promise<LedgerEntry[]> {
  if (entries.length === 0) return [];
  const { prisma } = database();
  const [erasures, tenants] = await Promise.all([
    prisma.erasure.findMany({ select: { id: true } }),
    prisma.tenant.findMany({ select: { id: true } }),
  ]);
  const done = new Set(erasures.map(({ id }) => id));
  const there = new Set(tenants.map(({ id }) => id));
  return entries.filter(({ erasureId, tenantId }) => !done.has(erasureId) && there.has(tenantId));
}

async function replay(entry: LedgerEntry): Promise<void> {
  const { erasureId, tenantId, fingerprints, key } = entry;
  const actor = actorForJob(tenantId, "erasure");
  await tenantDb(actor).$transaction(async (tx) => {
    await (entry.byRule
      ? lockForInterviews(tx, actor, entry.interviewIds)
      : lockPerson(tx, actor, () => peopleOf(tx, entry)));
    const sealed = {
      ciphertext: new Uint8Array(Buffer.from(key.ciphertext, "base64")),
      encryptedWith: key.encryptedWith,
    };
    // Of a key that is lost the fingerprints say nothing; those of what is found now are under a new one.
    if (openSecret(secretPlaces.fingerprintKey(tenantId), sealed) !== null)
      await tx.erasureKey.createMany({
        data: { keyCiphertext: sealed.ciphertext, keyEncryptedWith: sealed.encryptedWith },
        skipDuplicates: true,
      });
    await (entry.byRule ? expireAgain(tx, actor, entry) : eraseAgain(tx, actor, entry));
    await tx.erasedFingerprint.createMany({
      data: fingerprints.map((fingerprint) => ({ fingerprint, erasureId })),
      skipDuplicates: true,
    });
  }, ERASURE_MS);
}

function peopleOf(tx: TenantTransaction, { candidateIds, interviewIds }: LedgerEntry): Promise<Person> {
  return readPeople(tx, candidateIds, interviewIds);
}

async function eraseAgain(tx: TenantTransaction, actor: JobActor, entry: LedgerEntry): Promise<void> {
  const { erasureId, candidateIds, reason, caseNumber, erasedById, erasedAt } = entry;
  const person = await peopleOf(tx, entry);
  // Whoever did it may have joined after the backup.
  const isKnown = erasedById !== null && (await tx.membership.count({ where: { userId: erasedById } })) > 0;
  await erasePeople(tx, actor, person, await readErasedWords(tx, person), {
    ...{ id: erasureId, reason, caseNumber, erasedAt: new Date(erasedAt), byRule: false },
    erasedById: isKnown ? erasedById : null,
  });
  const [candidateId = erasureId] = candidateIds;
  await recordErasure(tx, actor, { candidateId, reason, interviews: person.interviews.length });
}

async function expireAgain(tx: TenantTransaction, actor: JobActor, entry: LedgerEntry): Promise<void> {
  const { erasureId, candidateIds, interviewIds, erasedAt } = entry;
  // Who was merged or came into being since the backup is not there; who has other interviews in it stays.
  const there = await tx.candidate.findMany({ where: { id: { in: candidateIds } }, select: { id: true } });
  await eraseInterviews(tx, actor, interviewIds, {
    ...{ id: erasureId, erasedAt: new Date(erasedAt) },
    candidateIds: there.map(({ id }) => id),
  });
}
