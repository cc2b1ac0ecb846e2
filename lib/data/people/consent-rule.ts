/** With which consent candidates may be invited, and what they are told. */
import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { recordAudit } from "@/lib/data/audit/audit";
import { readFrame } from "@/lib/data/sight/tenant-frame";
import { CONSENT_MODES, type ConsentMode } from "@/lib/format/consent";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** An organisation's rule for invitations. Interviews that are held already are not touched by it. */
export type ConsentRule = {
  /** At least one of the platform's modes. */
  allows: readonly ConsentMode[];
  /** What candidates are told with an invitation; empty for nothing. */
  notice: string;
};

export const consentRuleSchema = z.object({
  allows: z.array(z.enum(CONSENT_MODES)).min(1, "Allow at least one.").max(2),
  notice: z.string().trim().max(2_000, "The notice can have at most 2,000 characters."),
});

/** The rule; what nobody has changed allows both and says nothing. */
export async function getConsentRule(actor: MemberActor): Promise<ConsentRule> {
  const row = (await readFrame(actor))?.tenant.settings;
  const only = row?.consentRule ?? "any";
  return { allows: only === "any" ? CONSENT_MODES : [only], notice: row?.consentNotice ?? "" };
}

/** Applies to invitations from now on. Throws `forbidden`. */
export async function saveConsentRule(actor: MemberActor, { allows, notice }: ConsentRule): Promise<void> {
  actor.demand("privacy.manage");
  const [only, other] = [...new Set(allows)];
  const consentRule = only === undefined || other !== undefined ? "any" : only;
  const values = { consentRule, consentNotice: notice } as const;
  await tenantDb(actor).$transaction(async (tx) => {
    await tx.tenantSettings.upsert({
      where: { tenantId: actor.tenantId },
      create: values,
      update: values,
    });
    await recordAudit(actor, tx, {
      action: "privacy.consent_rule_changed",
      details: { allows: consentRule, hasNotice: notice !== "" },
    });
  });
}
