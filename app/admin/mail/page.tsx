import type { Metadata } from "next";
import { FolderMails } from "@/components/admin/folder-mails";
import { MailServer } from "@/components/admin/mail-server";
import { PageHeader } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { getInstallationMail } from "@/lib/data/installation/installation-mail";
import { requireOperator } from "@/lib/http/gates";
import { sendTestMailAction } from "./actions";

export const metadata: Metadata = { title: "Mail" };

export default async function AdminMailPage() {
  const operator = await requireOperator();
  const mail = await getInstallationMail(operator);
  return (
    <>
      <PageHeader title="Mail" description="Invitations, links for new passwords, codes and news." />
      {mail.mode === "smtp" ? (
        <MailServer mail={mail} myAddress={operator.user.email} sendTest={sendTestMailAction} />
      ) : mail.mode === "folder" ? (
        <FolderMails mails={mail.mails} />
      ) : (
        <Card>
          <EmptyState title="There is no mail server">
            Links are shown to whoever makes them, to be handed over. Set SMTP_URL and restart, and they are
            mailed.
          </EmptyState>
        </Card>
      )}
    </>
  );
}
