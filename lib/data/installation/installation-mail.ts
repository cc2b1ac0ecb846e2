import type { OperatorActor } from "@/lib/auth/actor";
import { env } from "@/lib/env";
import { MailError } from "@/lib/mail/mail-error";
import { type FolderMail, listFolderMails } from "@/lib/mail/mail-folder";
import { sendMail } from "@/lib/mail/send";
import { mailMode } from "@/lib/mail/transport";

/** Where mail goes. Of the server's address only what is no secret. */
export type InstallationMail =
  | { mode: "smtp"; server: string; isEncrypted: boolean; hasLogin: boolean; sender: string | null }
  | { mode: "folder"; mails: FolderMail[] }
  | { mode: "off" };

export async function getInstallationMail(_operator: OperatorActor): Promise<InstallationMail> {
  const mode = mailMode();
  if (mode === "folder") return { mode, mails: await listFolderMails() };
  if (mode === "off") return { mode };
  const { protocol, host, username } = new URL(env().SMTP_URL ?? "");
  return {
    mode,
    server: host,
    isEncrypted: protocol === "smtps:",
    hasLogin: username !== "",
    sender: env().MAIL_FROM ?? null,
  };
}

/** Sends the operator a mail, to see whether it arrives. Returns the code of what went wrong, null when it left. */
export async function sendTestMail({ user }: OperatorActor): Promise<MailError["code"] | null> {
  try {
    await sendMail({
      to: { name: user.name, address: user.email },
      subject: "Debrief can send email",
      text: {
        lead: "This is the test email you requested.",
        footer: { text: "Invitations, password reset links and notifications are sent the same way." },
      },
    });
    return null;
  } catch (error) {
    if (error instanceof MailError) return error.code;
    throw error;
  }
}
