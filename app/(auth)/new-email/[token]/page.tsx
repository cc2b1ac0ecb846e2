import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CenteredShell } from "@/components/shell/centered-shell";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { confirmEmailChangeAction } from "@/lib/actions/sign-in";
import { findEmailChange } from "@/lib/auth/account/email-change";
import { currentUser } from "@/lib/http/gates";

export const metadata: Metadata = { title: "New email address" };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ done?: string | string[] }> };

/** Asks before it changes anything: mail scanners follow links. */
export default async function NewEmailPage({ params, searchParams }: Props) {
  const { token } = await params;
  const next = encodeURIComponent(`/new-email/${token}`);
  const user = await currentUser();
  if (!user) redirect(`/sign-in?next=${next}`);
  if (user.boundTo) redirect(`/sign-in/another-way?next=${next}`);
  const back = (
    <Link href="/" className={buttonClass({ size: "lg" }, "self-start")}>
      Go to Debrief
    </Link>
  );
  if ((await searchParams).done !== undefined)
    return (
      <CenteredShell
        title="Your email address has changed"
        description={`From now on, sign in as ${user.email}. You have been signed out everywhere else.`}
      >
        {back}
      </CenteredShell>
    );
  const email = await findEmailChange(token, user);
  if (email === null)
    return (
      <CenteredShell
        title="This link is no longer valid"
        description={`It may have been used, replaced or cancelled, it may have expired, or it may be for another account. You are signed in as ${user.email}, and nothing has changed.`}
      >
        {back}
      </CenteredShell>
    );
  return (
    <CenteredShell
      title="Confirm your new address"
      description={`You will sign in as ${email} instead of ${user.email}, and will be signed out everywhere else.`}
    >
      <form action={confirmEmailChangeAction.bind(null, token)}>
        <SubmitButton size="lg">Use this address</SubmitButton>
      </form>
    </CenteredShell>
  );
}
