import { env } from "@/lib/env";
import { MailError } from "./mail-error";
import { type MailText, toHtml, toText } from "./mail-text";
import { mailTransport } from "./transport";

export type Mail = {
  to: { name?: string; address: string };
  subject: string;
  text: MailText;
  /** Where one press ends mails of this kind (RFC 8058): a POST without a login. */
  unsubscribeUrl?: string;
};

/** Hands one mail to the mail server. Throws `MailError`. */
export async function sendMail({ to, subject, text, unsubscribeUrl }: Mail): Promise<void> {
  const transport = mailTransport();
  if (!transport) throw new MailError("MAIL_OFF", false);
  try {
    await transport.sendMail({
      from: env().MAIL_FROM ?? `Debrief <debrief@${new URL(env().NEXTAUTH_URL).hostname}>`,
      to: { name: to.name ?? "", address: to.address },
      subject: oneLine(subject),
      text: toText(text),
      html: toHtml(text),
      headers: {
        // No "out of office" in answer to what a machine wrote (RFC 3834).
        "Auto-Submitted": "auto-generated",
        ...(unsubscribeUrl
          ? {
              "List-Unsubscribe": `<${unsubscribeUrl}>`,
              "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            }
          : {}),
      },
    });
  } catch (error) {
    const { responseCode } = error as { responseCode?: number };
    const isRefused = responseCode !== undefined && responseCode >= 500;
    throw new MailError(isRefused ? "MAIL_REFUSED" : "MAIL_UNREACHABLE", !isRefused, { cause: error });
  }
}

/** A candidate's name is a stranger's text: it must not begin another header. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, 200);
}
