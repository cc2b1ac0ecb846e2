import { MailOpen } from "lucide-react";
import { Card, CardHeader } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
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
              <Disclosure
                className="py-3"
                summary={
                  <span className="flex min-w-0 flex-col gap-0.5">
                    <span className="break-words font-medium">{subject}</span>
                    <span className="break-all text-muted text-sm">
                      {to}
                      {at ? (
                        <>
                          {" "}
                          · <Time iso={at} />
                        </>
                      ) : null}
                    </span>
                  </span>
                }
              >
                <p
                  dir="auto"
                  className="mt-3 whitespace-pre-wrap rounded-md bg-surface-sunken p-3 text-sm [overflow-wrap:anywhere]"
                >
                  {text.trim()}
                </p>
              </Disclosure>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
