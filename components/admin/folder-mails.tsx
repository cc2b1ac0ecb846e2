import { MailOpen } from "lucide-react";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { FolderMail } from "@/lib/mail/mail-folder";

/** The demo's mails, which left for nobody: to be read here instead. */
export function FolderMails({ mails }: { mails: FolderMail[] }) {
  return (
    <Card aria-labelledby="mails-title">
      <CardHeader
        id="mails-title"
        title="Demo emails"
        description="The demo writes emails to a folder. To send them, set SMTP_URL."
      />
      {mails.length === 0 ? (
        <EmptyState className="py-10" icon={<MailOpen />} title="No emails yet">
          Invite someone or request a password reset.
        </EmptyState>
      ) : (
        <ul className="divide-y px-4 pt-2 sm:px-5">
          {mails.map(({ name, at, to, subject, text }) => (
            <li key={name}>
              <details className="group py-3">
                <summary className="flex cursor-pointer flex-col gap-0.5 rounded-md">
                  <span className="break-words font-medium group-open:text-accent-text">{subject}</span>
                  <span className="break-all text-muted text-sm">
                    {to}
                    {at ? (
                      <>
                        {" "}
                        · <Time iso={at} />
                      </>
                    ) : null}
                  </span>
                </summary>
                <p
                  dir="auto"
                  className="mt-3 whitespace-pre-wrap rounded-md bg-surface-sunken p-3 text-sm [overflow-wrap:anywhere]"
                >
                  {text.trim()}
                </p>
              </details>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
