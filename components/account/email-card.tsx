import { EmailForm } from "@/components/account/email-form";
import { PendingEmailBanner } from "@/components/account/pending-email-banner";
import type { Answer } from "@/components/browser/use-send";
import { Card, CardBody, CardHeader } from "@/components/ui/card";

type EmailCardProps = {
  email: string;
  /** What was asked for and waits for its link. */
  pending: { email: string } | null;
  /** Whether links can be mailed. */
  canMail: boolean;
  asksCode: boolean;
  ask: (input: { email: string; password: string; code: string }) => Promise<Answer>;
  cancel: () => Promise<Answer>;
};

/** The address with which the person signs in, and the way to another one. */
export function EmailCard({ email, pending, canMail, asksCode, ask, cancel }: EmailCardProps) {
  return (
    <Card aria-labelledby="email-title">
      <CardHeader
        id="email-title"
        title="Email address"
        description={`You sign in as ${email} and receive emails there.`}
      />
      <CardBody className="flex flex-col gap-4">
        {pending ? <PendingEmailBanner email={pending.email} cancel={cancel} /> : null}
        {canMail ? (
          <EmailForm email={email} asksCode={asksCode} ask={ask} />
        ) : (
          <p className="text-pretty">
            This installation cannot send email, so a new address cannot be confirmed. Your Debrief operator
            can change yours.
          </p>
        )}
      </CardBody>
    </Card>
  );
}
