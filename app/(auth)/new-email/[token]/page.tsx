import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CenteredShell } from "@/components/shell/centered-shell";
import { buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import { findEmailChange } from "@/lib/auth/account/email-change";
import { currentUser } from "@/lib/http/gates";
import { confirmEmailChangeAction } from "./actions";

export const metadata: Metadata = { title: "New e-mail address" };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ done?: string | string[] }> };

/** Asks before it changes anything: mail scanners follow links. */
export default async function NewEmailPage({ params, searchParams }: Props) {
  const { token } = await params;
  const next = encodeURIComponent(`/new-email/${token}`);
  const user = await currentUser();
  if (!user) redirect(`/sign-in?next=${next}`);
  if (user.boundTo) redirect(`/sign-in/otherwise?next=${next}`);
  const back = (
    <Link href="/" className={buttonClass({ size: "lg" }, "self-start")}>
      Go to Debrief
    </Link>
  );
  if ((await searchParams).done !== undefined)
    return (
      <CenteredShell
        title="Your address is changed"
        description={`You sign in as ${user.email} from now on. Every other browser was signed out.`}
      >
        {back}
      </CenteredShell>
    );
  const email = await findEmailChange(token, user);
  if (email === null)
    return (
      <CenteredShell
        title="This link has ended"
        description={`It was used, replaced or cancelled, its hour is over, or it is for another account. You are signed in as ${user.email}, and nothing has changed.`}
      >
        {back}
      </CenteredShell>
    );
  return (
    <CenteredShell
      title="Confirm your new address"
      description={`You then sign in as ${email}, no longer as ${user.email}, and are signed out everywhere but here.`}
    >
      <form action={confirmEmailChangeAction.bind(null, token)}>
        <SubmitButton size="lg">Use this address</SubmitButton>
      </form>
    </CenteredShell>
  );
}
