/** Erasing a person: what an owner or admin sees before, does, and can show afterwards. */
import type { JobActor, MemberActor } from "@/lib/auth/actor";
import type { ErasureCounts, ErasureInput, ErasureReason } from "@/lib/candidates/erasure";
import { newRowId } from "@/lib/crypto/row-id";
import { recordAudit } from "@/lib/data/audit/audit";
import { AppError, notFound } from "@/lib/errors";
import { log } from "@/lib/log";
import { forgetFolderMails } from "@/lib/mail/mail-folder";
import { appendToLedger } from "@/lib/privacy/erasure-ledger";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { countErased, erasePeople } from "./erase-people";
import { type ErasedWords, readErasedWords } from "./erased-words";
import { toLedgerEntry } from "./ledger-entry";
import { holdsOnPerson, type LegalHold } from "./legal-holds";
import { lockPerson, readPerson } from "./person";
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

/**
 * Erases a person for good: in the database, in what is played, and, by the ledger, in backups that are restored later.
 * Throws `forbidden`, `not_found`, `invalid_input` when another name was typed or the case number names them, and `conflict`
 * when a legal hold keeps them.
 */
export async function eraseCandidate(
  actor: MemberActor,
  candidateId: string,
  { reason, caseNumber, typed }: ErasureInput,
): Promise<void> {
  actor.demand("privacy.manage");
  const id = newRowId();
  const words = await tenantDb(actor).$transaction(async (tx) => {
    await lockPerson(tx, actor, () => readPerson(tx, candidateId));
    const person = await readPerson(tx, candidateId);
    if (!person) throw notFound("That candidate");
    if (typed.trim() !== person.displayName.trim())
      throw refusal("typed", "This is not the candidate’s name.");
    const names = await readErasedWords(tx, person);
    if (names.mayBeIn(caseNumber))
      throw refusal("caseNumber", "The case number is kept, so it cannot contain the candidate’s details.");
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
  const [rows, total] = await Promise.all([
    db.erasure.findMany({
      where: { byRule: false },
      orderBy: [{ erasedAt: "desc" }, { id: "desc" }],
      take: MOST_SHOWN,
      select: {
        ...{ id: true, erasedAt: true, reason: true, caseNumber: true, counts: true },
        erasedBy: { select: { name: true } },
        _count: { select: { sessions: true } },
      },
    }),
    db.erasure.count({ where: { byRule: false } }),
  ]);
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
