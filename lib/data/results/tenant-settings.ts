import type { JobActor, MemberActor } from "@/lib/auth/actor";
import { hasPasskey, hasSecondFactor } from "@/lib/auth/factors/second-factor-rule";
import { recordAudit } from "@/lib/data/audit/audit";
import { readFrame } from "@/lib/data/sight/tenant-frame";
import { AppError } from "@/lib/errors";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { scheduleIndexing } from "./transcript-index";

/** What the tenant decided for all its people. */
export type TenantSettings = {
  /** Whether transcripts' text is stored, so that they can be searched. */
  keepsTranscriptText: boolean;
  /** Whether recordings are read as soon as they are there, for their waveform and times. */
  preparesRecordings: boolean;
};

const DEFAULTS: TenantSettings = { keepsTranscriptText: true, preparesRecordings: true };
const FIELDS = { keepsTranscriptText: true, preparesRecordings: true } as const;

/** The tenant's settings; what nobody has changed is as by default. */
export async function getTenantSettings(actor: MemberActor | JobActor): Promise<TenantSettings> {
  if (actor.kind === "member") {
    const settings = (await readFrame(actor))?.tenant.settings;
    if (!settings) return DEFAULTS;
    const { keepsTranscriptText, preparesRecordings } = settings;
    return { keepsTranscriptText, preparesRecordings };
  }
  const row = await tenantDb(actor).tenantSettings.findFirst({ select: FIELDS });
  return row ?? DEFAULTS;
}

/**
 * Turned off, every stored passage is gone when this returns, and none is stored again. Turned on, all transcripts are
 * read anew by jobs. Throws `forbidden`.
 */
export async function setKeepsTranscriptText(
  actor: MemberActor,
  keepsTranscriptText: boolean,
): Promise<void> {
  actor.demand("settings.manage");
  await change(
    actor,
    ["keepsTranscriptText", keepsTranscriptText],
    "transcript text kept for search",
    async (tx) => {
      if (keepsTranscriptText) return indexAll(tx);
      await tx.transcriptIndex.deleteMany({});
      await tx.job.deleteMany({ where: { kind: "index" } });
    },
  );
}

/** Whether recordings of interviews that end from now on are read at once. Throws `forbidden`. */
export async function setPreparesRecordings(actor: MemberActor, preparesRecordings: boolean): Promise<void> {
  actor.demand("settings.manage");
  await change(
    actor,
    ["preparesRecordings", preparesRecordings],
    "recordings prepared before they are opened",
  );
}

/** Whether nobody gets in without two-step sign-in. Throws `forbidden`. */
export async function getNeedsTwoStep(actor: MemberActor): Promise<boolean> {
  actor.demand("settings.manage");
  return (await readFrame(actor))?.tenant.settings?.needsTwoStep ?? false;
}

/**
 * From the next request on, nobody gets in without two-step sign-in; or each decides again. Throws `forbidden`, and
 * `conflict` for somebody who would shut themselves out.
 */
export async function setNeedsTwoStep(actor: MemberActor, needsTwoStep: boolean): Promise<void> {
  actor.demand("settings.manage");
  const { id } = actor.user;
  if (needsTwoStep && !(await hasSecondFactor(id)) && !(await hasPasskey(id)))
    throw new AppError(
      "conflict",
      "First turn on two-step sign-in or add a passkey for yourself, under Account.",
    );
  await change(actor, ["needsTwoStep", needsTwoStep], "two-step sign-in for everyone");
}

/** Whether reviewers see only what they are assigned to or named for. Throws `forbidden`. */
export async function getLimitsReviewers(actor: MemberActor): Promise<boolean> {
  actor.demand("settings.manage");
  return (await readFrame(actor))?.tenant.settings?.limitsReviewers ?? false;
}

/**
 * From the next request on, reviewers see only the interviews that they are assigned to and those of roles whose rule names
 * them; or every interview again. Throws `forbidden`.
 */
export async function setLimitsReviewers(actor: MemberActor, limitsReviewers: boolean): Promise<void> {
  actor.demand("settings.manage");
  await change(actor, ["limitsReviewers", limitsReviewers], "reviewers only see what is assigned to them");
}

type Setting = "keepsTranscriptText" | "preparesRecordings" | "needsTwoStep" | "limitsReviewers";

/** Sets the one setting, then does what follows from it; the audit log has it as `setting`. */
async function change(
  actor: MemberActor,
  [field, to]: [Setting, boolean],
  setting: string,
  follow: (tx: TenantTransaction) => Promise<void> = async () => {},
): Promise<void> {
  const changed: Partial<Record<Setting, boolean>> = { [field]: to };
  await tenantDb(actor).$transaction(async (tx) => {
    await tx.tenantSettings.upsert({
      where: { tenantId: actor.tenantId },
      create: changed,
      update: changed,
    });
    await follow(tx);
    await recordAudit(actor, tx, { action: "settings.changed", details: { setting, to } });
  });
}

async function indexAll(tx: TenantTransaction): Promise<void> {
  const interviews = await tx.interview.findMany({
    where: { status: "completed", hasTranscript: true, index: null },
    select: { id: true },
  });
  await scheduleIndexing(
    tx,
    interviews.map(({ id }) => id),
  );
}
