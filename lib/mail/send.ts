import { env } from "@/lib/env";
import { withoutMisleading } from "@/lib/format/plain-name";
import { MailError } from "./mail-error";
import { type MailText, toHtml, toText, withPlainWords } from "./mail-text";
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
  const shown = withPlainWords(text);
  try {
    await transport.sendMail({
      from: env().MAIL_FROM ?? `Debrief <debrief@${new URL(env().NEXTAUTH_URL).hostname}>`,
      to: { name: oneLine(to.name ?? ""), address: to.address },
      subject: oneLine(subject),
      text: toText(shown),
      html: toHtml(shown),
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
    throw toMailError(error);
  }
}

/** Only what the server surely did not take may be sent again: of a connection lost after the text, nobody knows. */
function toMailError(error: unknown): MailError {
  const { responseCode, command, code } = error as { responseCode?: number; command?: string; code?: string };
  // A login that is refused or a server that is away says nothing of the mail.
  if (code === "EAUTH" || command === "CONN")
    return new MailError("MAIL_UNREACHABLE", true, { cause: error });
  if (responseCode === undefined) return new MailError("MAIL_UNREACHABLE", false, { cause: error });
  return responseCode < 500
    ? new MailError("MAIL_UNREACHABLE", true, { cause: error })
    : new MailError("MAIL_REFUSED", false, { cause: error });
}

/** A candidate's name is a stranger's text: it must not begin another header. */
function oneLine(text: string): string {
  return withoutMisleading(text.replace(/\s+/g, " ")).trim().slice(0, 200);
}
