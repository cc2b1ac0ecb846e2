import type { MemberActor } from "@/lib/auth/actor";
import type { CandidateEdit } from "@/lib/candidates/edit";
import type { ValueSource } from "@/lib/db/generated/enums";
import { AppError, notFound } from "@/lib/errors";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { recordCandidateActivity } from "./candidate-activities";
import { applyDisplayName } from "./candidate-records";
import {
  type CandidateValues,
  changesBetween,
  holdCandidate,
  readCandidateRecord,
  readPlatformIdentity,
  writeCandidateValues,
} from "./candidate-values";

/**
 * Changes what is known of a candidate. What is typed stays, whatever the platform says later; an emptied name or
 * email is the platform's again. Throws `forbidden`, `not_found`, `invalid_input` for an owner who is no member,
 * and `conflict` when somebody else changed the candidate meanwhile.
 */
export async function updateCandidate(
  actor: MemberActor,
  candidateId: string,
  edit: CandidateEdit,
): Promise<void> {
  actor.demand("candidates.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    const isHeld = await holdCandidate(tx, candidateId, edit.revision);
    const before = await readCandidateRecord(tx, candidateId);
    if (!before) throw notFound("That candidate");
    if (!isHeld)
      throw new AppError(
        "conflict",
        before.mergedIntoId === null
          ? "Someone else has changed this candidate."
          : "Someone else has merged this candidate into another.",
      );
    const said = await readPlatformIdentity(tx, candidateId);
    const name = typedValue(edit.name, { value: before.name, source: before.nameSource }, said.name);
    const email = typedValue(edit.email, { value: before.email, source: before.emailSource }, said.email);
    const after: CandidateValues = {
      name: name.value,
      nameSource: name.source,
      email: email.value,
      emailSource: email.source,
      roleName: edit.roleName || null,
      tags: edit.tags,
      ownerId: edit.ownerId,
    };
    await writeCandidateValues(tx, candidateId, after);
    await applyDisplayName(tx, candidateId);
    const changes = await changesBetween(tx, before, after);
    if (changes.length > 0)
      await recordCandidateActivity(tx, actor, candidateId, { kind: "candidate_edited", changes });
  });
}

type Sourced = { value: string | null; source: ValueSource };

function typedValue(typed: string, current: Sourced, said: string | null): Sourced {
  if (typed === "") return { value: said, source: "platform" };
  return typed === current.value ? current : { value: typed, source: "person" };
}
