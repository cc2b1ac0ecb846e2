import type { JobActor, MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import { mailMode } from "@/lib/mail/transport";
import type { MailTiming, NotificationKind } from "@/lib/notifications/kinds";
import { nextDaily } from "@/lib/notifications/next-daily";
import type { TenantTransaction } from "@/lib/tenant/tenant-db";
import { settingsOf } from "./notification-settings";

/** Something that happened and whom it concerns. */
export type Notice = {
  kind: NotificationKind;
  userIds: readonly string[];
  interviewId: string;
  /** What happened, once: the note, the decision, the link, the visitor's feedback or the interview. */
  subjectId: string;
  noteId?: string;
  linkId?: string;
};

/** What comes within this time goes into one mail. */
const GATHER_MS = 20_000;

/**
 * Lets members know, in the transaction in which it happens. Nobody is told what they did themselves, nor the same
 * thing twice; people who have left are passed over.
 */
export async function notify(
  tx: TenantTransaction,
  actor: MemberActor | JobActor | ReviewLinkActor,
  notices: readonly Notice[],
): Promise<void> {
  const causedById = actor.kind === "member" ? actor.user.id : null;
  const told = notices.flatMap((notice) =>
    [...new Set(notice.userIds)].filter((id) => id !== causedById).map((userId) => ({ ...notice, userId })),
  );
  if (told.length === 0) return;
  const settings = await settingsOf(tx, [...new Set(told.map(({ userId }) => userId))]);
  const rows = told.flatMap(({ userIds: _, userId, ...notice }) => {
    const own = settings.get(userId);
    if (!own) return [];
    const mail: MailTiming = mailMode() === "off" ? "never" : own.mail[notice.kind];
    return { ...notice, userId, causedById, mail };
  });
  const made = await tx.notification.createManyAndReturn({
    data: rows,
    skipDuplicates: true,
    select: { userId: true, mail: true },
  });
  const now = new Date();
  for (const userId of usersWith(made, "at_once"))
    await mailBy(tx, "mail", userId, new Date(now.getTime() + GATHER_MS));
  for (const userId of usersWith(made, "daily")) {
    const { dailyHour = 0, timeZone = "UTC" } = settings.get(userId) ?? {};
    await mailBy(tx, "digest", userId, nextDaily(now, dailyHour, timeZone));
  }
}

/** Takes back what nobody needs to know any more. */
export async function retract(
  tx: TenantTransaction,
  kind: NotificationKind,
  interviewId: string,
  userId: string,
): Promise<void> {
  await tx.notification.deleteMany({ where: { kind, interviewId, userId } });
}

function usersWith(made: { userId: string; mail: MailTiming }[], timing: MailTiming): string[] {
  return [...new Set(made.filter(({ mail }) => mail === timing).map(({ userId }) => userId))];
}

/** A mail that waits already leaves as planned; one that is being written has not seen this news, so another follows. */
async function mailBy(
  tx: TenantTransaction,
  kind: "mail" | "digest",
  subjectId: string,
  runAt: Date,
): Promise<void> {
  await tx.job.updateMany({
    where: { kind, subjectId, leaseId: { not: null } },
    data: { runAt, leaseId: null, leaseUntil: null },
  });
  await tx.job.createMany({ data: [{ kind, subjectId, runAt }], skipDuplicates: true });
}
