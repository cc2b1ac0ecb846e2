import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PasskeySignIn } from "@/components/auth/passkey-sign-in";
import { SignInForm } from "@/components/auth/sign-in-form";
import { SsoChoices } from "@/components/auth/sso-choices";
import { ssoMessage } from "@/components/auth/sso-messages";
import { CenteredShell } from "@/components/shell/centered-shell";
import { Banner } from "@/components/ui/banner";
import { relyingParty } from "@/lib/auth/factors/passkeys/relying-party";
import { needsSetUp } from "@/lib/auth/sign-in/set-up";
import { installationProviderName } from "@/lib/auth/single-sign-on/provider";
import { currentUser } from "@/lib/http/gates";
import { safeNextPath } from "@/lib/http/safe-next";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string | string[]; refused?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { next: wanted, refused } = await searchParams;
  const next = safeNextPath(wanted);
  const message = ssoMessage(refused);
  if (await currentUser()) redirect(next);
  if (await needsSetUp()) redirect("/set-up");
  const hasPasskeys = relyingParty() !== null;
  return (
    <CenteredShell title="Sign in" description="Listen, read and decide together.">
      {message ? (
        <Banner tone="danger" role="alert" title={message.title}>
          {message.children}
        </Banner>
      ) : null}
      <SignInForm
        next={next}
        here={`/sign-in?next=${encodeURIComponent(next)}`}
        offersPasskeys={hasPasskeys}
      />
      {hasPasskeys ? <PasskeySignIn next={next} fillsForm /> : null}
      <SsoChoices providerName={installationProviderName()} next={next} />
    </CenteredShell>
  );
}
