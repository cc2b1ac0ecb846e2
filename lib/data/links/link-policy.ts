import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { recordAudit } from "@/lib/data/audit/audit";
import { readFrame } from "@/lib/data/sight/tenant-frame";
import { AppError } from "@/lib/errors";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** What holds for all review links of a tenant. */
export type LinkPolicy = {
  defaultDays: number;
  maxDays: number;
  needsPasscode: boolean;
  /** Whether a sender may let readers download recordings. */
  allowsDownload: boolean;
  /** Recruiters may look at links and end them, but make none and let none work for longer. */
  onlyByAdmins: boolean;
  /** A new link hides who the candidate is, unless its sender says otherwise. */
  hidesCandidates: boolean;
};

export const linkPolicySchema = z
  .object({
    defaultDays: z.int().min(1).max(365),
    maxDays: z.int().min(1).max(365),
    needsPasscode: z.boolean(),
    allowsDownload: z.boolean(),
    onlyByAdmins: z.boolean(),
    hidesCandidates: z.boolean(),
  })
  .refine(({ defaultDays, maxDays }) => defaultDays <= maxDays, {
    message: "The default cannot be longer than the maximum.",
    path: ["defaultDays"],
  });

const DEFAULTS: LinkPolicy = {
  ...{ defaultDays: 14, maxDays: 90 },
  ...{ needsPasscode: false, allowsDownload: true, onlyByAdmins: false, hidesCandidates: false },
};

/** The tenant's policy; what nobody has changed is as by default. */
export async function getLinkPolicy(actor: MemberActor): Promise<LinkPolicy> {
  const row = (await readFrame(actor))?.tenant.settings;
  if (!row) return DEFAULTS;
  return {
    defaultDays: row.linkDefaultDays,
    maxDays: row.linkMaxDays,
    needsPasscode: row.linkNeedsPasscode,
    allowsDownload: row.linkAllowsDownload,
    onlyByAdmins: row.linkOnlyByAdmins,
    hidesCandidates: row.linkHidesCandidates,
  };
}

/** Applies to links created or extended from now on. Throws `forbidden`. */
export async function setLinkPolicy(actor: MemberActor, policy: LinkPolicy): Promise<void> {
  actor.demand("settings.manage");
  const values = {
    linkDefaultDays: policy.defaultDays,
    linkMaxDays: policy.maxDays,
    linkNeedsPasscode: policy.needsPasscode,
    linkAllowsDownload: policy.allowsDownload,
    linkOnlyByAdmins: policy.onlyByAdmins,
    linkHidesCandidates: policy.hidesCandidates,
  };
  await tenantDb(actor).$transaction(async (tx) => {
    await tx.tenantSettings.upsert({
      where: { tenantId: actor.tenantId },
      create: values,
      update: values,
    });
    await recordAudit(actor, tx, { action: "link.policy_changed", details: policy });
  });
}

/** Whether the actor makes links and changes them under this policy. */
export function mayShareBy(policy: LinkPolicy, actor: MemberActor): boolean {
  return actor.can("reviewLinks.manage") && (!policy.onlyByAdmins || actor.can("policies.manage"));
}

/** The policy, for whoever may share by it. Throws `forbidden`. */
export async function demandSharer(actor: MemberActor): Promise<LinkPolicy> {
  actor.demand("reviewLinks.manage");
  const policy = await getLinkPolicy(actor);
  if (!mayShareBy(policy, actor))
    throw new AppError("forbidden", "In your organisation, only owners and admins can share interviews.");
  return policy;
}
