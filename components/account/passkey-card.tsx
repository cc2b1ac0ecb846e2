import { AddPasskeyForm } from "@/components/account/add-passkey-form";
import { PasskeyRow } from "@/components/account/passkey-row";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { Passkey } from "@/lib/auth/factors/passkeys/passkeys";

type PasskeyCardProps = {
  passkeys: Passkey[];
  email: string;
  suggestedName: string;
  asksPassword: boolean;
  /** False where browsers have none for the installation's address. */
  canAdd: boolean;
};

/** The passkeys that sign the person in. */
export function PasskeyCard({ passkeys, canAdd, ...form }: PasskeyCardProps) {
  const { email, asksPassword } = form;
  return (
    <Card aria-labelledby="passkeys-title">
      <CardHeader
        id="passkeys-title"
        title="Passkeys"
        description="Sign in with your fingerprint, face or PIN instead of a password and code. A passkey only works on this site, so it cannot be phished."
      />
      {passkeys.length > 0 ? (
        <ul className="divide-y border-b px-4 pt-2 sm:px-5">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} {...{ passkey, email, asksPassword }} />
          ))}
        </ul>
      ) : null}
      <CardBody>
        {canAdd ? (
          <AddPasskeyForm {...form} />
        ) : (
          <p className="text-muted">
            Passkeys need an https address with a domain name. Ask your Debrief operator.
          </p>
        )}
      </CardBody>
    </Card>
  );
}
