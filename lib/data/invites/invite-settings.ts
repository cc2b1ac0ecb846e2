/** What an organisation writes to candidates, and when. */
import type { MemberActor } from "@/lib/auth/actor";
import { recordAudit } from "@/lib/data/audit/audit";
import { AppError } from "@/lib/errors";
import type { InviteMailKind, InviteMailWords } from "@/lib/invites/mail-words";
import { DEFAULT_RULES, type InviteRules, type InviteWordsInput } from "@/lib/invites/rules";
import { candidateMail } from "@/lib/mail/candidate-invitation";
import { deliverMail } from "@/lib/mail/deliver";
import { tenantDb } from "@/lib/tenant/tenant-db";

const MOST_TEMPLATES = 60;
const WEEK_MS = 7 * 24 * 60 * 60_000;

export type InviteTemplate = InviteMailWords & { kind: InviteMailKind; language: string };

/** When candidates are reminded, and the organisation's own words. Throws `forbidden`. */
export async function getInviteSettings(
  actor: MemberActor,
): Promise<{ rules: InviteRules; templates: InviteTemplate[] }> {
  actor.demand("candidates.manage");
  const db = tenantDb(actor);
  const [rules, templates] = await Promise.all([
    db.inviteRules.findFirst({ select: { reminderDays: true, mostReminders: true } }),
    db.inviteTemplate.findMany({
      orderBy: [{ kind: "asc" }, { language: "asc" }],
      select: { kind: true, language: true, subject: true, body: true, button: true },
    }),
  ]);
  return { rules: rules ?? DEFAULT_RULES, templates };
}

/** Sets when candidates are reminded, of links that are out as well. Throws `forbidden`. */
export async function saveInviteRules(actor: MemberActor, rules: InviteRules): Promise<void> {
  actor.demand("settings.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    await tx.inviteRules.upsert({ where: { tenantId: actor.tenantId }, create: rules, update: rules });
    await recordAudit(actor, tx, {
      action: "settings.changed",
      details: { setting: "reminders to candidates", days: rules.reminderDays, most: rules.mostReminders },
    });
  });
}

/** Keeps the words for a language. Throws `forbidden`, and `conflict` for more languages than anybody needs. */
export async function saveInviteTemplate(
  actor: MemberActor,
  { kind, language, ...words }: InviteWordsInput,
): Promise<void> {
  actor.demand("settings.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    const known = await tx.inviteTemplate.updateMany({ where: { kind, language }, data: words });
    if (known.count === 0) {
      if ((await tx.inviteTemplate.count()) >= MOST_TEMPLATES)
        throw new AppError("conflict", "There are too many templates. Remove one first.");
      await tx.inviteTemplate.createMany({ data: [{ kind, language, ...words }], skipDuplicates: true });
    }
    await recordAudit(actor, tx, {
      action: "settings.changed",
      details: { setting: `${kind} to candidates`, language },
    });
  });
}

/** Goes back to Debrief's words for that language. Throws `forbidden`. */
export async function removeInviteTemplate(
  actor: MemberActor,
  { kind, language }: Pick<InviteTemplate, "kind" | "language">,
): Promise<void> {
  actor.demand("settings.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    const { count } = await tx.inviteTemplate.deleteMany({ where: { kind, language } });
    if (count === 0) return;
    await recordAudit(actor, tx, {
      action: "settings.changed",
      details: { setting: `${kind} to candidates`, language, to: null },
    });
  });
}

/** Mails the words to who asks, as a candidate would get them, with a link that leads nowhere. Throws `forbidden`. */
export async function sendTestInvitation(
  actor: MemberActor,
  { language, ...words }: InviteWordsInput,
): Promise<{ isSent: boolean }> {
  actor.demand("settings.manage");
  const { name, email } = actor.user;
  const db = tenantDb(actor);
  const [brand, settings] = await Promise.all([
    db.tenantBrand.findFirst({ select: { name: true } }),
    db.tenantSettings.findFirst({ select: { consentNotice: true } }),
  ]);
  const values = {
    ...{ name, language, role: "Example role", organisation: brand?.name || actor.tenant.name },
    expiresAt: new Date(Date.now() + WEEK_MS),
  };
  const mail = candidateMail(
    email,
    words,
    values,
    "https://example.com/#a-candidates-link",
    settings?.consentNotice ?? "",
  );
  return { isSent: await deliverMail(mail) };
}
