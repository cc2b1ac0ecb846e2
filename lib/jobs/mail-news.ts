import { actorForRecipient, type JobActor, type MemberActor } from "@/lib/auth/actor";
import { mailToken } from "@/lib/auth/mail-tokens";
import { giveBackNews, takeNewsToMail } from "@/lib/data/news/news-mail";
import type { Notification } from "@/lib/data/news/notifications";
import { publicUrl } from "@/lib/env";
import { MailError } from "@/lib/mail/mail-error";
import { type Mail, sendMail } from "@/lib/mail/send";
import { newsPath, newsText } from "@/lib/notifications/wording";

/**
 * Mails a member what is due, as one mail; nothing due, or nobody there any more, is no mail. Returns null: the job is
 * done with. Throws `MailError`.
 */
export async function mailNews(actor: JobActor, userId: string, timing: "at_once" | "daily"): Promise<null> {
  const recipient = await actorForRecipient(actor, userId);
  if (!recipient) return null;
  const news = await takeNewsToMail(recipient, timing);
  if (news.length === 0) return null;
  try {
    await sendMail(newsMail(recipient, news, timing));
    return null;
  } catch (error) {
    if (error instanceof MailError && error.retryable)
      await giveBackNews(
        recipient,
        news.map(({ id }) => id),
      );
    throw error;
  }
}

function newsMail(recipient: MemberActor, news: Notification[], timing: "at_once" | "daily"): Mail {
  const { tenant, user } = recipient;
  const home = `/t/${tenant.slug}`;
  const stopPath = `/unsubscribe/${mailToken({ tenantId: recipient.tenantId, userId: user.id })}`;
  const [only] = news;
  const isOne = only !== undefined && news.length === 1;
  const summary = `${news.length} updates from ${tenant.name}`;
  return {
    to: { name: user.name, address: user.email },
    subject: isOne ? newsText(only).replace(/\.$/, "") : timing === "daily" ? `Today: ${summary}` : summary,
    text: {
      lead: isOne ? newsText(only) : `${summary}:`,
      items: isOne
        ? []
        : news.map((one) => ({ text: newsText(one), url: publicUrl(newsPath(tenant.slug, one)) })),
      action: isOne
        ? {
            label: only.linkId === null ? "Open the interview" : "Open",
            url: publicUrl(newsPath(tenant.slug, only)),
          }
        : { label: "Open Debrief", url: publicUrl(`${home}/notifications`) },
      footer: {
        text: `You are receiving this email as a member of ${tenant.name}.`,
        link: { label: "Email preferences", url: publicUrl(`${home}/settings/notifications`) },
      },
    },
    unsubscribeUrl: publicUrl(`/api${stopPath}`),
  };
}
