import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AddPasskeyForm } from "@/components/account/add-passkey-form";
import { TwoStepSetUp } from "@/components/account/two-step-set-up";
import { PasskeySignIn } from "@/components/auth/passkey-sign-in";
import { CenteredShell } from "@/components/shell/centered-shell";
import { isFresh } from "@/lib/auth/factors/passkeys/proof";
import { relyingParty } from "@/lib/auth/factors/passkeys/relying-party";
import { hasPasskey, meetsSecondFactorRule } from "@/lib/auth/factors/second-factor-rule";
import { stepLackOf } from "@/lib/auth/factors/trust";
import { deviceName } from "@/lib/format/device-name";
import { currentUser, requestOrigin } from "@/lib/http/gates";
import { safeNextPath } from "@/lib/http/safe-next";

export const metadata: Metadata = { title: "Two-step sign-in" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

/** Where whoever has no second step is led, before they get into an organisation that asks for one. */
export default async function TwoStepPage({ searchParams }: Props) {
  const next = safeNextPath((await searchParams).next);
  const user = await currentUser();
  if (!user) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  const lack = await stepLackOf(user);
  if (lack === "proof") redirect(`/confirm?next=${encodeURIComponent(next)}`);
  if (lack === null && (await meetsSecondFactorRule(user))) redirect(next);
  if (await hasPasskey(user.userId))
    return (
      <CenteredShell
        title="Use your passkey"
        description="Your organisation requires a second step, and you have a passkey. If you have lost it, ask your Debrief operator."
      >
        <PasskeySignIn variant="primary" next={next} />
      </CenteredShell>
    );
  return (
    <CenteredShell
      title="Set up two-step sign-in"
      description="Your organisation requires it. You will sign in with your password and a code from your phone."
    >
      <TwoStepSetUp email={user.email} doneHref={next} />
      {relyingParty() ? (
        <section aria-labelledby="passkey-instead" className="flex flex-col gap-4 border-t pt-6">
          <div className="flex flex-col gap-1">
            <h2 id="passkey-instead" className="font-semibold text-lg">
              Or add a passkey
            </h2>
            <p className="text-pretty text-muted">
              It replaces both steps: you sign in with your fingerprint, face or PIN.
            </p>
          </div>
          <AddPasskeyForm
            email={user.email}
            suggestedName={deviceName((await requestOrigin()).userAgent, "My device")}
            asksPassword={!isFresh(user)}
            doneHref={next}
          />
        </section>
      ) : null}
    </CenteredShell>
  );
}
