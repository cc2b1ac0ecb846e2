import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CenteredShell } from "@/components/shell/centered-shell";
import { SubmitButton } from "@/components/ui/submit-button";
import { actorForMailToken } from "@/lib/auth/actor";
import { stopMailAction } from "./actions";

export const metadata: Metadata = { title: "Stop mails" };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ done?: string }> };

/** Asks before it stops anything: mail scanners follow links. */
export default async function UnsubscribePage({ params, searchParams }: Props) {
  const { token } = await params;
  const actor = await actorForMailToken(decodeURIComponent(token));
  if (!actor) notFound();
  if ((await searchParams).done !== undefined)
    return (
      <CenteredShell
        title="No more mails"
        description={`${actor.tenantName} sends you none. What is new is still under the bell when you sign in, where you can also choose mails again.`}
      >
        {null}
      </CenteredShell>
    );
  return (
    <CenteredShell
      title={`Stop mails from ${actor.tenantName}?`}
      description="What is new is still under the bell when you sign in. To stop some of them only, choose in the settings."
    >
      <form action={stopMailAction.bind(null, decodeURIComponent(token))}>
        <SubmitButton>Stop all mails</SubmitButton>
      </form>
    </CenteredShell>
  );
}
