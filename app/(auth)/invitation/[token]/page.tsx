import type { Metadata } from "next";
import { JoinForm } from "@/components/auth/join-form";
import { PasskeySignIn } from "@/components/auth/passkey-sign-in";
import { SignInForm } from "@/components/auth/sign-in-form";
import { CenteredShell } from "@/components/shell/centered-shell";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { joinAsUserAction, signInAsInvitedAction } from "@/lib/actions/sign-in";
import { relyingParty } from "@/lib/auth/factors/passkeys/relying-party";
import { PASSWORD_MIN_LENGTH } from "@/lib/auth/login/passwords";
import { findInvitation, isInvited } from "@/lib/auth/sign-in/accept-invitation";
import { roleName } from "@/lib/format/role-name";
import { currentUser } from "@/lib/http/gates";
import { mailMode } from "@/lib/mail/transport";

// Says nothing of the organisation: a messenger shows it to whoever sees the link.
export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await findInvitation(token);
  if (!invitation)
    return (
      <CenteredShell
        title="This invitation is no longer valid"
        description="It may have been used, revoked or replaced, or it may have expired. Ask the person who invited you for a new one."
      >
        <Link href="/" className={buttonClass({ size: "lg" }, "self-start")}>
          Go to Debrief
        </Link>
      </CenteredShell>
    );
  const user = await currentUser();
  const { tenantName, email, role, hasAccount, movedToId } = invitation;
  const title = `Join ${tenantName}`;
  const here = `/invitation/${token}`;
  const hasMail = mailMode() !== "off";
  const hasPasskeys = relyingParty() !== null;
  const asRole = `as ${roleName(role).toLowerCase()}`;
  if (user && !isInvited(invitation, user))
    return (
      <CenteredShell
        title={title}
        description={`The invitation is for ${email}, and you are signed in as ${user.email}.`}
      >
        <form action={signInAsInvitedAction.bind(null, token)}>
          <SubmitButton size="lg">Sign out and continue as {email}</SubmitButton>
        </form>
      </CenteredShell>
    );
  if (user?.boundTo)
    return (
      <CenteredShell
        title={title}
        description={`You are signed in by ${user.boundTo.name}’s single sign-on, which only gives access to ${user.boundTo.name}.`}
      >
        <form action={signInAsInvitedAction.bind(null, token)}>
          <SubmitButton size="lg">Sign out and sign in another way</SubmitButton>
        </form>
      </CenteredShell>
    );
  if (invitation.isAccountUnproven)
    return (
      <CenteredShell
        title={title}
        description={`${email} already has an account, but the address was never confirmed. Set a new password with a link ${hasMail ? "sent to the address" : "from your Debrief operator"}, then open this invitation again.`}
      >
        {hasMail ? (
          <Link href="/forgot-password" className={buttonClass({ size: "lg" }, "self-start")}>
            Get a link
          </Link>
        ) : null}
      </CenteredShell>
    );
  if (user)
    return (
      <CenteredShell
        title={title}
        description={`You are invited ${asRole}. You will continue as ${user.email}.`}
      >
        <form action={joinAsUserAction.bind(null, token)}>
          <SubmitButton size="lg">Join {tenantName}</SubmitButton>
        </form>
      </CenteredShell>
    );
  if (hasAccount)
    return (
      <CenteredShell
        title={title}
        description={`You are invited ${asRole}. Sign in with your existing account.`}
      >
        <SignInForm next={here} here={here} email={movedToId ? "" : email} offersPasskeys={hasPasskeys} />
        {hasPasskeys ? <PasskeySignIn next={here} fillsForm /> : null}
      </CenteredShell>
    );
  return (
    <CenteredShell title={title} description={`You are invited ${asRole}. Your account will use ${email}.`}>
      <JoinForm token={token} email={email} passwordMinLength={PASSWORD_MIN_LENGTH} />
    </CenteredShell>
  );
}
