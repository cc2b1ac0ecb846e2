/** Inviting many people at once: what would become of a list, and the batch that is made of it. */
import type { MemberActor } from "@/lib/auth/actor";
import { demandWithin, type RateLimitRule } from "@/lib/auth/rate-limit";
import type { KnownCandidate } from "@/lib/candidates/plan-import";
import { recordAudit } from "@/lib/data/audit/audit";
import { findErased, findErasedReferences } from "@/lib/data/erasure/fingerprints";
import { getConsentRule } from "@/lib/data/people/consent-rule";
import { withPlatformClient } from "@/lib/data/platform/platform-access";
import { AppError } from "@/lib/errors";
import type { BatchInput } from "@/lib/invites/batch-input";
import type { InvitePreview } from "@/lib/invites/invite-preview";
import type { InvitedPerson, ToldOfPeople } from "@/lib/invites/plan-invites";
import { readKnownRefs, upsertCandidatesIn } from "@/lib/tenant/candidates";
import { lockListings } from "@/lib/tenant/listed";
import { type TenantTransaction, tellAfterCommit, tenantDb } from "@/lib/tenant/tenant-db";
import { type InvitePlan, planInvites } from "@/lib/threads/plan-invites";
import { findInvited } from "./open-invites";

/** More than anybody corrects a list. */
const PREVIEWS: RateLimitRule = { purpose: "invites", limit: 60, windowMs: 10 * 60_000 };
const BATCH_MS = 30_000;

type ListFile = Uint8Array | string;

/** Whom a list would invite, line by line. Changes nothing. Throws `forbidden`, `invalid_input`, `rate_limited`. */
export async function previewInvites(
  actor: MemberActor,
  input: BatchInput,
  file: ListFile,
): Promise<InvitePreview> {
  return (await planFor(actor, input, file)).preview;
}

/**
 * Invites whom the preview with `digest` showed as ready. Their interviews are started afterwards, one by one. The same
 * `requestId` again is the same batch. Throws as the preview does, `invalid_input` when a line is wrong or nobody is
 * ready, and `conflict` when the candidates have changed since the preview.
 */
export async function createInviteBatch(
  actor: MemberActor,
  input: BatchInput,
  file: ListFile,
  digest: string,
): Promise<{ batchId: string }> {
  actor.demand("candidates.manage");
  const find = () => findBatch(tenantDb(actor), input.requestId);
  const before = await find();
  if (before) return before;
  try {
    return await makeBatch(actor, input, file, digest);
  } catch (error) {
    // What was changed since the preview may be by the first of two presses.
    const made = error instanceof AppError ? await find() : null;
    if (made) return made;
    throw error;
  }
}

async function makeBatch(
  actor: MemberActor,
  input: BatchInput,
  file: ListFile,
  digest: string,
): Promise<{ batchId: string }> {
  const { preview, upserts, people } = await planFor(actor, input, file);
  if (preview.counts.error > 0)
    throw new AppError("invalid_input", "Nobody was invited because some lines have errors.");
  if (people.length === 0) throw new AppError("invalid_input", "Nobody in this list is left to be invited.");
  if (preview.digest !== digest) throw changed();
  const role = await readRole(actor, input);
  return tenantDb(actor).$transaction(async (tx) => {
    // Against a second press, a second list with the same people, and somebody being erased meanwhile.
    await lockListings(tx, actor);
    const made = await findBatch(tx, input.requestId);
    if (made) return made;
    await upsertCandidatesIn(tx, actor, "candidate_imported", upserts, changed);
    const candidates = await findCandidates(tx, actor, people);
    const invited = await findInvited(
      tx,
      input,
      candidates.map(({ id }) => id),
    );
    const left = candidates.filter(({ id }) => !invited.has(id));
    if (left.length < people.length) throw changed();
    const { id: batchId } = await tx.inviteBatch.create({
      data: { ...input, ...role, createdById: actor.user.id },
      select: { id: true },
    });
    await tx.invite.createMany({
      data: left.map(({ id, ref }, position) => ({ batchId, candidateId: id, candidateRef: ref, position })),
    });
    await tx.job.createMany({ data: [{ kind: "invite", subjectId: batchId }], skipDuplicates: true });
    tellAfterCommit(tx, [{ type: "invites", batchId }]);
    await recordAudit(actor, tx, {
      action: "candidates.invited",
      object: { kind: "invitation", id: batchId, label: role.roleName },
      details: { people: left.length, consent: input.consentMode },
    });
    return { batchId };
  }, BATCH_MS);
}

function changed(): AppError {
  return new AppError("conflict", "Nobody was invited because candidates have changed since this preview.");
}

async function findBatch(
  db: Pick<TenantTransaction, "inviteBatch">,
  requestId: string,
): Promise<{ batchId: string } | null> {
  const row = await db.inviteBatch.findFirst({ where: { requestId }, select: { id: true } });
  return row && { batchId: row.id };
}

/** The role as the platform calls it, which knows the key's own ones only. */
async function readRole(
  actor: MemberActor,
  { connectionId, personaId }: BatchInput,
): Promise<{ roleName: string; language: string }> {
  const personas = await withPlatformClient(actor, connectionId, (client) => client.listPersonas());
  const persona = personas.find(({ id }) => id === personaId);
  if (!persona) throw new AppError("invalid_input", "The platform no longer has this role. Choose another.");
  return { roleName: persona.roleName, language: persona.language ?? "en" };
}

/** The candidates of the people, as they are by now, each with a reference. Throws `conflict` when one is gone. */
async function findCandidates(
  tx: TenantTransaction,
  actor: MemberActor,
  people: readonly InvitedPerson[],
): Promise<{ id: string; ref: string }[]> {
  const refs = people.map(({ ref }) => ref);
  const erased = await findErased(
    tx,
    actor,
    refs.map((candidateRef) => ({ id: candidateRef, candidateRef })),
  );
  if (erased.length > 0) throw changed();
  const ids = people.flatMap(({ candidateId }) => candidateId ?? []);
  const rows = await tx.candidate.findMany({
    where: { mergedIntoId: null, OR: [{ id: { in: ids } }, { ref: { in: refs } }] },
    select: { id: true, ref: true },
  });
  const byRef = new Map(rows.map((row) => [row.ref, row.id]));
  const known = new Map(rows.map((row) => [row.id, row.ref]));
  const found: { id: string; ref: string }[] = [];
  for (const { ref, candidateId } of people) {
    const id = candidateId ?? byRef.get(ref);
    if (id === undefined || !known.has(id)) throw changed();
    // By it the interview will find them.
    if (known.get(id) === null) await tx.candidate.updateMany({ where: { id, ref: null }, data: { ref } });
    found.push({ id, ref });
  }
  return found;
}

async function planFor(actor: MemberActor, input: BatchInput, file: ListFile): Promise<InvitePlan> {
  actor.demand("candidates.manage");
  await demandWithin(PREVIEWS, `${actor.tenantId} ${actor.user.id}`);
  const { allows } = await getConsentRule(actor);
  if (!allows.includes(input.consentMode))
    throw new AppError("invalid_input", "Your organisation does not allow this kind of consent.");
  return planInvites({ file, requestId: input.requestId }, (asked) => tellOfPeople(actor, input, asked));
}

const KNOWN_FIELDS = {
  id: true,
  ref: true,
  revision: true,
  name: true,
  email: true,
  roleName: true,
  tags: true,
} as const;

async function tellOfPeople(
  actor: MemberActor,
  input: BatchInput,
  { refs, emails }: { refs: string[]; emails: string[] },
): Promise<ToldOfPeople> {
  const [known, alike, erased] = await Promise.all([
    readKnownRefs(actor, refs),
    emails.length === 0
      ? []
      : tenantDb(actor).candidate.findMany({
          where: { mergedIntoId: null, email: { in: emails, mode: "insensitive" } },
          select: KNOWN_FIELDS,
        }),
    findErasedReferences(actor, refs),
  ]);
  // The database answers so: lib/tenant/candidates.ts.
  const byRef = JSON.parse(known) as { ref: string; candidate: KnownCandidate | null }[];
  // The database's own comparison takes some characters of an address for patterns.
  const byEmail = alike.filter(({ email }) => emails.includes(email?.toLowerCase() ?? ""));
  const ids = [...byEmail.map(({ id }) => id), ...byRef.flatMap(({ candidate }) => candidate?.id ?? [])];
  const invited = await findInvited(tenantDb(actor), input, ids);
  return { byRef, byEmail, invitedIds: [...invited], erasedRefs: [...erased] };
}
