import type { MemberActor } from "@/lib/auth/actor";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { type Notification, readNotifications } from "./notifications";

// News that could not leave for longer than this is seen in the app or not at all.
const MAILED_WITHIN_MS = 3 * 24 * 60 * 60_000;
const MOST_IN_A_MAIL = 50;

/**
 * Takes the recipient's unread news that is due by mail, oldest first, and marks it as mailed: whoever takes it next
 * finds none, so nothing is mailed twice. A process that dies before it has sent the mail has lost it; the news itself
 * stays in the app.
 */
export async function takeNewsToMail(
  recipient: MemberActor,
  timing: "at_once" | "daily",
): Promise<Notification[]> {
  const taken = await tenantDb(recipient).$transaction(async (tx) => {
    const due = await tx.notification.findMany({
      where: {
        userId: recipient.user.id,
        mail: timing,
        mailedAt: null,
        readAt: null,
        createdAt: { gt: new Date(Date.now() - MAILED_WITHIN_MS) },
      },
      orderBy: { id: "asc" },
      take: MOST_IN_A_MAIL,
      select: { id: true },
    });
    return tx.notification.updateManyAndReturn({
      where: { id: { in: due.map(({ id }) => id) }, mailedAt: null },
      data: { mailedAt: new Date() },
      select: { id: true },
    });
  });
  return readNotifications(
    recipient,
    taken.map(({ id }) => id),
  );
}

/** The mail did not leave: its news is due again. */
export async function giveBackNews(recipient: MemberActor, ids: string[]): Promise<void> {
  await tenantDb(recipient).notification.updateMany({
    where: { id: { in: ids }, userId: recipient.user.id },
    data: { mailedAt: null },
  });
}
