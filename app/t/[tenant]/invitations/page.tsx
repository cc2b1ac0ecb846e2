import { Send } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BatchList } from "@/components/invites/batch-list";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { newInvitationHref } from "@/components/urls/invite-url";
import { listInviteBatches } from "@/lib/data/invites/invite-list";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Invitations" };

export default async function InvitationsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const renderedAtMs = Date.now();
  const actor = await requireMember((await params).tenant);
  if (!actor.can("candidates.manage")) notFound();
  const { slug } = actor.tenant;
  const batches = await listInviteBatches(actor);
  return (
    <Page>
      <PageHeader
        title="Invitations"
        description="Candidates you invited to an interview."
        actions={
          <Link href={newInvitationHref(slug)} className={buttonClass({ variant: "primary" })}>
            <Send aria-hidden /> Invite
          </Link>
        }
      />
      <BatchList tenantSlug={slug} batches={batches} />
      <LiveRefresh tenantSlug={slug} renderedAtMs={renderedAtMs} hasPending={false} />
    </Page>
  );
}
