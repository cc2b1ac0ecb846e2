"use client";

import { Send } from "lucide-react";
import { useState } from "react";
import { Fact, Facts } from "@/components/admin/facts";
import { useSend } from "@/components/browser/use-send";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { sendTestMailAction } from "@/lib/actions/installation";
import type { InstallationMail } from "@/lib/data/installation/installation-mail";

type MailServerProps = {
  mail: Extract<InstallationMail, { mode: "smtp" }>;
  myAddress: string;
};

const FAILURES: Record<string, string> = {
  MAIL_UNREACHABLE: "The mail server could not be reached, or refused the login.",
  MAIL_REFUSED: "The mail server rejected the email.",
};

/** The mail server, and a mail to oneself that shows whether it works. */
export function MailServer({ mail, myAddress }: MailServerProps) {
  const { isSending, refusal, send } = useSend("shown");
  const [tried, setTried] = useState<{ failure: string | null } | null>(null);
  const test = async () => {
    setTried(null);
    setTried(await send(sendTestMailAction));
  };
  const failure = refusal?.reason ?? tried?.failure ?? null;
  return (
    <Card aria-labelledby="mail-server-title">
      <CardHeader id="mail-server-title" title="Mail server" description="Set by SMTP_URL and MAIL_FROM." />
      <CardBody className="flex flex-col items-start gap-5">
        <Facts>
          <Fact name="Server">{mail.server}</Fact>
          <Fact name="Connection">
            {mail.isEncrypted ? "Encrypted from the start" : "Encrypted if the server supports it"}
          </Fact>
          <Fact name="Login">{mail.hasLogin ? "With a password" : "None"}</Fact>
          <Fact name="Sender">{mail.sender ?? "Debrief, at this installation’s domain"}</Fact>
        </Facts>
        {tried && failure === null ? (
          <Banner
            role="status"
            tone="success"
            className="w-full"
            title={`The server accepted an email to ${myAddress}. Check that it arrives.`}
          />
        ) : null}
        {failure !== null ? (
          <Banner role="alert" tone="danger" className="w-full" title={FAILURES[failure] ?? failure}>
            See the log for details.
          </Banner>
        ) : null}
        <Button pending={isSending} onClick={() => void test()}>
          <Send aria-hidden /> Send me a test email
        </Button>
      </CardBody>
    </Card>
  );
}
