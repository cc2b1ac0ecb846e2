import type { MemberActor } from "@/lib/auth/actor";
import type { ExtensionInput } from "@/lib/candidates/retention";
import { recordAudit } from "@/lib/data/audit/audit";
import { AppError, notFound } from "@/lib/errors";
import { tenantDb } from "@/lib/tenant/tenant-db";

const DAY_MS = 24 * 60 * 60_000;

/**
 * Keeps everything of a candidate until a day is over, whatever the rules say; another day replaces it. Throws `forbidden`,
 * `not_found`, and `invalid_input` for a day that is over.
 */
export async function extendCandidate(
  actor: MemberActor,
  candidateId: string,
  { until, reason }: ExtensionInput,
): Promise<void> {
  actor.demand("privacy.manage");
  const endsAt = new Date(Date.parse(`${until}T00:00:00Z`) + DAY_MS);
  if (!(endsAt.getTime() > Date.now())) {
    const message = "Choose a day that is not over.";
    throw new AppError("invalid_input", message, { details: { fields: { until: message } } });
  }
  await tenantDb(actor).$transaction(async (tx) => {
    // Changed, so that what would delete them at this moment waits, or comes first and leaves nobody.
    const { count } = await tx.candidate.updateMany({
      where: { id: candidateId, mergedIntoId: null },
      data: { revision: { increment: 1 } },
    });
    if (count === 0) throw notFound("That candidate");
    await tx.retentionExtension.deleteMany({ where: { candidateId } });
    await tx.retentionExtension.create({
      data: { candidateId, endsAt, reason, extendedById: actor.user.id },
    });
    await recordAudit(actor, tx, {
      action: "privacy.extended",
      object: { kind: "candidate", id: candidateId },
      details: { until },
    });
  });
}
