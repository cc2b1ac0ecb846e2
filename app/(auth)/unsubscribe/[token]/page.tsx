import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CenteredShell } from "@/components/shell/centered-shell";
import { SubmitButton } from "@/components/ui/submit-button";
import { stopMailAction } from "@/lib/actions/sign-in";
import { actorForMailToken } from "@/lib/auth/actor";

export const metadata: Metadata = { title: "Unsubscribe" };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ done?: string }> };

/** Asks before it stops anything: mail scanners follow links. */
export default async function UnsubscribePage({ params, searchParams }: Props) {
  const { token } = await params;
  const actor = await actorForMailToken(decodeURIComponent(token));
  if (!actor) notFound();
  if ((await searchParams).done !== undefined)
    return (
      <CenteredShell
        title="You are unsubscribed"
        description={`${actor.tenantName} will not email you any more. You will still find notifications in Debrief, where you can turn emails back on.`}
      >
        {null}
      </CenteredShell>
    );
  return (
    <CenteredShell
      title={`Unsubscribe from ${actor.tenantName} emails?`}
      description="You will still find notifications in Debrief. To stop only some emails, sign in and open the notification settings."
    >
      <form action={stopMailAction.bind(null, decodeURIComponent(token))}>
        <SubmitButton>Unsubscribe from all</SubmitButton>
      </form>
    </CenteredShell>
  );
}
