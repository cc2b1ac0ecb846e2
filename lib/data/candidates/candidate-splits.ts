import type { MemberActor } from "@/lib/auth/actor";
import { candidateIdentity } from "@/lib/candidates/candidate-identity";
import { displayNameOf } from "@/lib/candidates/display-name";
import { demandNotHeld } from "@/lib/data/erasure/legal-holds";
import { AppError, notFound } from "@/lib/errors";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { recordCandidateActivity } from "./candidate-activities";
import { applyDisplayName, recountInterviews } from "./candidate-records";
import { holdCandidate, readCandidateRecord } from "./candidate-values";

/**
 * Gives one of a candidate's interviews a candidate of its own, and returns that one's id. New sessions go on to come
 * to the old one. `name` empty: what the session says. Throws `forbidden`, `not_found`, and `conflict` when the
 * interview is the candidate's only one or moved meanwhile, and when the candidate is on legal hold.
 */
export async function splitInterview(
  actor: MemberActor,
  candidateId: string,
  interviewId: string,
  name: string,
): Promise<string> {
  actor.demand("candidates.manage");
  return tenantDb(actor).$transaction(async (tx) => {
    const isHeld = await holdCandidate(tx, candidateId, null);
    const interview = await tx.interview.findUnique({
      where: { id: interviewId },
      select: { candidateId: true, metadata: true, sessionCreatedAt: true },
    });
    const old = await readCandidateRecord(tx, candidateId);
    if (!old || !interview) throw notFound("That interview");
    if (!isHeld || interview.candidateId !== candidateId)
      throw new AppError("conflict", "Someone else has moved this interview. Reload and try again.");
    await demandNotHeld(tx, candidateId);
    if ((await tx.interview.count({ where: { candidateId } })) < 2)
      throw new AppError("conflict", "This is the candidate's only interview.");
    const said = candidateIdentity({
      candidateRef: null,
      metadata: interview.metadata as Record<string, unknown> | null,
    });
    const isTyped = name !== "" && name !== said.name;
    const values = { name: name || said.name, email: said.email };
    const { id } = await tx.candidate.create({
      data: {
        ...values,
        nameSource: isTyped ? "person" : "platform",
        displayName: displayNameOf({ name: values.name, ref: null }),
      },
      select: { id: true },
    });
    await tx.interview.update({ where: { id: interviewId }, data: { candidateId: id } });
    for (const one of [candidateId, id]) await recountInterviews(tx, one);
    const displayName = await applyDisplayName(tx, id);
    await recordCandidateActivity(tx, actor, candidateId, { kind: "interview_split_out", name: displayName });
    await recordCandidateActivity(tx, actor, id, { kind: "candidate_split_from", name: old.displayName });
    return id;
  });
}
