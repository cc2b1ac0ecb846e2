/** What a job knows of somebody who was invited: whether, and with what words, they are to be written. */
import type { JobActor, MemberActor } from "@/lib/auth/actor";
import { openSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import { publish } from "@/lib/events/bus";
import {
  DEFAULT_WORDS,
  type InviteMailKind,
  type InviteMailWords,
  languagesFor,
} from "@/lib/invites/mail-words";
import { DEFAULT_RULES, type InviteRules } from "@/lib/invites/rules";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";

export type Invitee = {
  id: string;
  batchId: string;
  /** Null when it is gone, or this ENCRYPTION_KEY does not open it. */
  link: string | null;
  linkExpiresAt: Date;
  isOver: boolean;
  isMailed: boolean;
  mailCount: number;
  mailedAt: Date | null;
  name: string | null;
  email: string | null;
  role: string;
  organisation: string;
  language: string;
  /** What the organisation says of consent; empty for nothing. */
  notice: string;
  rules: InviteRules;
};

const FIELDS = {
  id: true,
  batchId: true,
  state: true,
  sessionId: true,
  linkCiphertext: true,
  linkEncryptedWith: true,
  linkExpiresAt: true,
  mailCount: true,
  mailedAt: true,
  withdrawnAt: true,
  candidate: {
    select: { name: true, email: true, mergedInto: { select: { name: true, email: true } } },
  },
  batch: {
    select: {
      roleName: true,
      language: true,
      isMailed: true,
      tenant: { select: { name: true, brand: { select: { name: true } } } },
    },
  },
} as const;

/** Somebody whose link is kept; null when it is not any more, or they were erased. */
export async function getInvitee(actor: JobActor, inviteId: string): Promise<Invitee | null> {
  const db = tenantDb(actor);
  const row = await db.invite.findUnique({ where: { id: inviteId }, select: FIELDS });
  if (!row?.linkExpiresAt || !row.linkCiphertext || !row.linkEncryptedWith) return null;
  const [interview, rules, settings] = await Promise.all([
    row.sessionId === null
      ? null
      : db.interview.findFirst({ where: { sessionId: row.sessionId }, select: { status: true } }),
    db.inviteRules.findFirst({ select: { reminderDays: true, mostReminders: true } }),
    db.tenantSettings.findFirst({ select: { consentNotice: true } }),
  ]);
  const { candidate, batch } = row;
  const { name, email } = candidate.mergedInto ?? candidate;
  const sealed = { ciphertext: row.linkCiphertext, encryptedWith: row.linkEncryptedWith };
  return {
    ...{ id: row.id, batchId: row.batchId, linkExpiresAt: row.linkExpiresAt },
    link: openSecret(secretPlaces.candidateLink(actor.tenantId, row.id), sealed),
    isOver:
      row.withdrawnAt !== null || row.state !== "sent" || (interview?.status ?? "initiated") !== "initiated",
    ...{ isMailed: batch.isMailed, mailCount: row.mailCount, mailedAt: row.mailedAt, name, email },
    ...{ role: batch.roleName, language: batch.language },
    organisation: batch.tenant.brand?.name || batch.tenant.name,
    notice: settings?.consentNotice ?? "",
    rules: rules ?? DEFAULT_RULES,
  };
}

/** The organisation's words in the language, else ours. */
export async function getMailWords(
  actor: JobActor | MemberActor,
  kind: InviteMailKind,
  language: string,
): Promise<InviteMailWords> {
  const languages = languagesFor(language);
  const rows = await tenantDb(actor).inviteTemplate.findMany({
    where: { kind, language: { in: [...languages, "en"] } },
    select: { language: true, subject: true, body: true, button: true },
  });
  for (const wanted of [...languages, "en"]) {
    const found = rows.find((row) => row.language === wanted);
    if (found) return { subject: found.subject, body: found.body, button: found.button };
  }
  return DEFAULT_WORDS[kind];
}

/** Notes that a mail is about to leave. False when another run has done so, or it was withdrawn meanwhile. */
export async function beginMail(
  actor: JobActor,
  { id, mailCount }: Pick<Invitee, "id" | "mailCount">,
  mailedAt: Date,
): Promise<boolean> {
  const { count } = await tenantDb(actor).invite.updateMany({
    where: { id, mailCount, withdrawnAt: null },
    data: { mailCount: mailCount + 1, mailedAt, mailFailure: null },
  });
  return count === 1;
}

/** The mail did not leave. One that is tried again was not sent. */
export async function noteMailFailure(
  actor: JobActor,
  { id, batchId, mailCount, mailedAt }: Pick<Invitee, "id" | "batchId" | "mailCount" | "mailedAt">,
  { code, isTriedAgain }: { code: string; isTriedAgain: boolean },
): Promise<void> {
  await tenantDb(actor).invite.updateMany({
    where: { id },
    data: { mailFailure: code, ...(isTriedAgain ? { mailCount, mailedAt } : {}) },
  });
  await publish(actor, { type: "invites", batchId });
}

/** Tells open pages that a mail has left. */
export async function tellMailed(actor: JobActor, batchId: string): Promise<void> {
  await publish(actor, { type: "invites", batchId });
}

/** Lets go of the link: it was opened, withdrawn, or its time is over. */
export async function forgetLink(actor: JobActor, inviteId: string): Promise<void> {
  await tenantDb(actor).invite.updateMany({
    where: { id: inviteId },
    data: { linkCiphertext: null, linkEncryptedWith: null },
  });
}

/** The same for sessions that have begun, in the transaction that learns of it. */
export async function forgetOpenedLinks(tx: TenantTransaction, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return;
  await tx.invite.updateMany({
    where: { sessionId: { in: [...sessionIds] }, linkCiphertext: { not: null } },
    data: { linkCiphertext: null, linkEncryptedWith: null },
  });
}
