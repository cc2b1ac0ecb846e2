import type { Metadata } from "next";
import { FolderMails } from "@/components/admin/folder-mails";
import { MailServer } from "@/components/admin/mail-server";
import { PageHeader } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { getInstallationMail } from "@/lib/data/installation/installation-mail";
import { requireOperator } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Mail" };

export default async function AdminMailPage() {
  const operator = await requireOperator();
  const mail = await getInstallationMail(operator);
  return (
    <>
      <PageHeader title="Mail" description="Invitations, password reset links, codes and notifications." />
      {mail.mode === "smtp" ? (
        <MailServer mail={mail} myAddress={operator.user.email} />
      ) : mail.mode === "folder" ? (
        <FolderMails mails={mail.mails} />
      ) : (
        <Card>
          <EmptyState title="No mail server is configured">
            Links are shown on screen for you to pass on. To email them, set SMTP_URL and restart.
          </EmptyState>
        </Card>
      )}
    </>
  );
}
