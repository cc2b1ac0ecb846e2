import { z } from "zod";
import type { MailRecipientActor, MemberActor } from "@/lib/auth/actor";
import {
  DEFAULT_SETTINGS,
  MAIL_TIMINGS,
  NOTIFICATION_KINDS,
  type NotificationSettings,
} from "@/lib/notifications/kinds";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";

export const notificationSettingsSchema = z.object({
  mail: z.record(z.enum(NOTIFICATION_KINDS), z.enum(MAIL_TIMINGS)),
  dailyHour: z.int().min(0).max(23),
  timeZone: z.string().max(64).refine(isTimeZone, "Choose a time zone."),
});

/** When the actor wants mail of what. */
export async function getNotificationSettings(actor: MemberActor): Promise<NotificationSettings> {
  const found = await settingsOf(tenantDb(actor), [actor.user.id]);
  return found.get(actor.user.id) ?? DEFAULT_SETTINGS;
}

/** Changes that. What has not left yet goes by it too. */
export async function saveNotificationSettings(
  actor: MemberActor,
  settings: NotificationSettings,
): Promise<void> {
  await write(actor, actor.user.id, settings);
}

/** Ends all mail of the tenant to whoever holds the link in one. */
export async function stopMail(actor: MailRecipientActor): Promise<void> {
  const current = (await settingsOf(tenantDb(actor), [actor.userId])).get(actor.userId) ?? DEFAULT_SETTINGS;
  const mail = Object.fromEntries(
    NOTIFICATION_KINDS.map((kind) => [kind, "never"]),
  ) as NotificationSettings["mail"];
  await write(actor, actor.userId, { ...current, mail });
}

/** The settings of members by user id. Whoever has left or is locked out is missing. */
export async function settingsOf(
  db: Pick<TenantTransaction, "membership">,
  userIds: string[],
): Promise<Map<string, NotificationSettings>> {
  const rows = await db.membership.findMany({
    where: { userId: { in: userIds }, user: { disabledAt: null } },
    select: { userId: true, notificationSettings: true },
  });
  return new Map(
    rows.map(({ userId, notificationSettings: own }) => {
      if (!own) return [userId, DEFAULT_SETTINGS];
      const { dailyHour, timeZone, assigned, mentioned, replied, completed, decided } = own;
      const { reviewsIn: reviews_in, linkOpened: link_opened } = own;
      const { linkFeedback: link_feedback, linkExpiring: link_expiring } = own;
      const { expiryAnnounced: expiry_announced } = own;
      const mail = {
        ...{ assigned, mentioned, replied, completed, reviews_in, decided },
        ...{ link_opened, link_feedback, link_expiring, expiry_announced },
      };
      return [userId, { mail, dailyHour, timeZone }];
    }),
  );
}

async function write(
  actor: MemberActor | MailRecipientActor,
  userId: string,
  { mail, dailyHour, timeZone }: NotificationSettings,
): Promise<void> {
  const {
    reviews_in: reviewsIn,
    link_opened: linkOpened,
    link_feedback: linkFeedback,
    link_expiring: linkExpiring,
    expiry_announced: expiryAnnounced,
    ...kinds
  } = mail;
  const values = {
    ...{ ...kinds, reviewsIn, linkOpened, linkFeedback, linkExpiring, expiryAnnounced },
    ...{ dailyHour, timeZone },
  };
  await tenantDb(actor).$transaction(async (tx) => {
    const changed = await tx.notificationSettings.updateMany({ where: { userId }, data: values });
    if (changed.count === 0)
      await tx.notificationSettings.createMany({ data: [{ userId, ...values }], skipDuplicates: true });
    for (const kind of NOTIFICATION_KINDS)
      await tx.notification.updateMany({
        where: { userId, kind, mailedAt: null, mail: { not: mail[kind] } },
        data: { mail: "never" },
      });
  });
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
