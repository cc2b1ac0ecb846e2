import { EmailForm } from "@/components/account/email-form";
import { PendingEmailBanner } from "@/components/account/pending-email-banner";
import { Card, CardBody, CardHeader } from "@/components/ui/card";

type EmailCardProps = {
  email: string;
  /** What was asked for and waits for its link. */
  pending: { email: string } | null;
  /** Whether links can be mailed. */
  canMail: boolean;
  asksCode: boolean;
};

/** The address with which the person signs in, and the way to another one. */
export function EmailCard({ email, pending, canMail, asksCode }: EmailCardProps) {
  return (
    <Card aria-labelledby="email-title">
      <CardHeader
        id="email-title"
        title="Email address"
        description={`You sign in as ${email} and receive emails there.`}
      />
      <CardBody className="flex flex-col gap-4">
        {pending ? <PendingEmailBanner email={pending.email} /> : null}
        {canMail ? (
          <EmailForm email={email} asksCode={asksCode} />
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
