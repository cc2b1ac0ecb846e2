/** Erasing a person: what an owner or admin sees before, does, and can show afterwards. */
import type { JobActor, MemberActor } from "@/lib/auth/actor";
import type { ErasureInput } from "@/lib/candidates/erasure";
import { type ErasureCounts, type ErasureReason, severalConfirmation } from "@/lib/candidates/erasure-words";
import { newRowId } from "@/lib/crypto/row-id";
import { recordAudit } from "@/lib/data/audit/audit";
import { AppError, notFound } from "@/lib/errors";
import { log } from "@/lib/log";
import { forgetFolderMails } from "@/lib/mail/mail-folder";
import { appendToLedger } from "@/lib/privacy/erasure-ledger";
import { type TenantDb, type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { countErased, erasePeople } from "./erase-people";
import { type ErasedWords, readErasedWords } from "./erased-words";
import { toLedgerEntry } from "./ledger-entry";
import { holdsOnPerson, type LegalHold } from "./legal-holds";
import { lockPerson, readPeople, readPerson } from "./person";
import { findTraces } from "./traces";

/** Cascades of a person with hundreds of interviews. */
const ERASURE_MS = 60_000;

/** What goes when the candidate is erased, and the holds that keep it; null when there is none. Throws `forbidden`. */
export async function previewErasure(
  actor: MemberActor,
  candidateId: string,
): Promise<{ displayName: string; counts: ErasureCounts; holds: LegalHold[] } | null> {
  actor.demand("privacy.manage");
  const db = tenantDb(actor);
  const person = await readPerson(db, candidateId);
  if (!person) return null;
  const traces = await findTraces(db, person, await readErasedWords(db, person));
  const [counts, holds] = await Promise.all([countErased(db, person, traces), holdsOnPerson(db, person)]);
  return { displayName: person.displayName, counts, holds };
}

/** The same of several together, and who of them a hold keeps; without those who are not there. Throws `forbidden`. */
export async function previewErasures(
  actor: MemberActor,
  candidateIds: readonly string[],
): Promise<{ candidates: { id: string; displayName: string; isHeld: boolean }[]; counts: ErasureCounts }> {
  actor.demand("privacy.manage");
  const db = tenantDb(actor);
  const found = await db.candidate.findMany({
    where: { id: { in: [...candidateIds] }, mergedIntoId: null },
    orderBy: [{ displayName: "asc" }, { id: "asc" }],
    select: { id: true, displayName: true },
  });
  const held = await heldAmong(
    db,
    found.map(({ id }) => id),
  );
  const candidates = found.map((one) => ({ ...one, isHeld: held.has(one.id) }));
  const going = await readPeople(
    db,
    candidates.flatMap(({ id, isHeld }) => (isHeld ? [] : id)),
    [],
  );
  const traces = await findTraces(db, going, await readErasedWords(db, going));
  return { candidates, counts: await countErased(db, going, traces) };
}

/** Each is looked at by itself only where any of them is held. */
async function heldAmong(db: TenantDb, ids: readonly string[]): Promise<Set<string>> {
  const held = new Set<string>();
  if ((await holdsOnPerson(db, await readPeople(db, ids, []))).length === 0) return held;
  for (const id of ids)
    if ((await holdsOnPerson(db, await readPeople(db, [id], []))).length > 0) held.add(id);
  return held;
}

/**
 * Erases a person for good: in the database, in what is played, and, by the ledger, in backups that are restored later.
 * Throws `forbidden`, `not_found`, `invalid_input` when another name was typed or the case number names them, and `conflict`
 * when a legal hold keeps them.
 */
export async function eraseCandidate(
  actor: MemberActor,
  candidateId: string,
  { typed, ...why }: ErasureInput,
): Promise<void> {
  actor.demand("privacy.manage");
  await eraseOne(actor, candidateId, why, (displayName) => {
    if (typed.trim() !== displayName.trim()) throw refusal("typed", "This is not the candidate’s name.");
  });
}

/** What became of one candidate when several were erased. */
export type ErasureAnswer = { candidateId: string; reason: string | null };

/**
 * Erases several, each by itself: who cannot be erased is answered with the reason, and stays. Throws `forbidden`, and
 * `invalid_input` when something else was typed or the case number names any of them; then nobody is erased.
 */
export async function eraseCandidates(
  actor: MemberActor,
  candidateIds: readonly string[],
  { typed, ...why }: ErasureInput,
): Promise<ErasureAnswer[]> {
  actor.demand("privacy.manage");
  const ids = [...new Set(candidateIds)];
  const asked = severalConfirmation(ids.length);
  if (typed.trim().toLowerCase() !== asked) throw refusal("typed", `Enter “${asked}”.`);
  const db = tenantDb(actor);
  const names = await readErasedWords(db, await readPeople(db, ids, []));
  if (names.mayBeIn(why.caseNumber)) throw refusal("caseNumber", NAMELESS_CASE);
  const answers: ErasureAnswer[] = [];
  for (const candidateId of ids) {
    const reason = await eraseOne(actor, candidateId, why).then(
      () => null,
      (error: unknown) => {
        if (error instanceof AppError) return error.message;
        throw error;
      },
    );
    answers.push({ candidateId, reason });
  }
  return answers;
}

const NAMELESS_CASE = "The case number is kept, so it cannot contain the candidate’s details.";

async function eraseOne(
  actor: MemberActor,
  candidateId: string,
  { reason, caseNumber }: Omit<ErasureInput, "typed">,
  confirm: (displayName: string) => void = () => {},
): Promise<void> {
  const id = newRowId();
  const words = await tenantDb(actor).$transaction(async (tx) => {
    await lockPerson(tx, actor, () => readPerson(tx, candidateId));
    const person = await readPerson(tx, candidateId);
    if (!person) throw notFound("That candidate");
    confirm(person.displayName);
    const names = await readErasedWords(tx, person);
    if (names.mayBeIn(caseNumber)) throw refusal("caseNumber", NAMELESS_CASE);
    const [hold] = await holdsOnPerson(tx, person);
    if (hold)
      throw new AppError("conflict", `A legal hold keeps this candidate from being erased: ${hold.reason}`);
    const facts = {
      ...{ id, reason, caseNumber, byRule: false },
      ...{ erasedById: actor.user.id, erasedAt: new Date() },
    };
    await erasePeople(tx, actor, person, names, facts);
    await recordErasure(tx, actor, { candidateId, reason, interviews: person.interviews.length });
    return names;
  }, ERASURE_MS);
  await endErasure(actor, id, words);
}

/** What is left to do of an erasure once it is committed: what is outside the database. */
export async function endErasure(
  actor: MemberActor | JobActor,
  id: string,
  words: ErasedWords,
): Promise<void> {
  await forgetFolderMails((text) => words.areIn(text)).catch(logLeft(id, "the demo's mails"));
  const entry = await toLedgerEntry(tenantDb(actor), actor.tenantId, id);
  // It is done all the same, and the ledger is brought up to date within the hour.
  if (entry) await appendToLedger([entry]).catch(logLeft(id, "its ledger"));
}

function logLeft(erasureId: string, place: string): (error: unknown) => void {
  return (error) => log.error({ err: error, erasureId, place }, "an erasure has not reached all places");
}

/** The audit log's entry: that it was done, and of which ids. */
export async function recordErasure(
  tx: TenantTransaction,
  actor: Parameters<typeof recordAudit>[0],
  { candidateId, ...details }: { candidateId: string; reason: ErasureReason; interviews: number },
): Promise<void> {
  await recordAudit(actor, tx, {
    action: "privacy.erased",
    object: { kind: "candidate", id: candidateId },
    details,
  });
}

/** One erasure as it is shown afterwards. */
export type ErasureRecord = {
  id: string;
  at: string;
  reason: ErasureReason;
  caseNumber: string;
  /** Null for Debrief itself, which a restored backup made forget them again. */
  byName: string | null;
  counts: ErasureCounts;
  /** Sessions of theirs that the platform still has. */
  sessionsLeft: number;
};

const MOST_SHOWN = 100;

/** The last hundred erasures that no rule did, newest first, and how many there are. Throws `forbidden`. */
export async function listErasures(
  actor: MemberActor,
): Promise<{ erasures: ErasureRecord[]; total: number }> {
  actor.demand("privacy.manage");
  const db = tenantDb(actor);
  const where = { byRule: false };
  const rows = await db.erasure.findMany({
    where,
    orderBy: [{ erasedAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
    select: {
      ...{ id: true, erasedAt: true, reason: true, caseNumber: true, counts: true },
      erasedBy: { select: { name: true } },
      _count: { select: { sessions: true } },
    },
  });
  // Of a list that holds all, nothing is left to be counted.
  const total = rows.length < MOST_SHOWN ? rows.length : await db.erasure.count({ where });
  return {
    erasures: rows.map(({ id, erasedAt, reason, caseNumber, counts, erasedBy, _count }) => ({
      ...{ id, reason, caseNumber, at: erasedAt.toISOString(), byName: erasedBy?.name ?? null },
      // As `erasePeople` wrote them.
      counts: counts as ErasureCounts,
      sessionsLeft: _count.sessions,
    })),
    total,
  };
}

function refusal(field: "typed" | "caseNumber", message: string): AppError {
  return new AppError("invalid_input", message, { details: { fields: { [field]: message } } });
}
