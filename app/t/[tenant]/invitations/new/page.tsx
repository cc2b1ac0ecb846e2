import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { InviteForm } from "@/components/invites/invite-form";
import { Page, PageHeader } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { invitationsHref } from "@/components/urls/invite-url";
import type { MemberActor } from "@/lib/auth/actor";
import { listInviteRoles } from "@/lib/data/invites/invite-roles";
import { getConsentRule } from "@/lib/data/people/consent-rule";
import { requireMember } from "@/lib/http/gates";
import { mailMode } from "@/lib/mail/transport";

export const metadata: Metadata = { title: "Invite candidates" };

export default async function InvitePage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  if (!actor.can("candidates.manage")) notFound();
  return (
    <Page width="narrow">
      <PageHeader
        title="Invite candidates"
        description="Each gets a link of their own to an interview. Nobody is invited twice to the same role."
        back={
          <Link
            href={invitationsHref(actor.tenant.slug)}
            className="-ms-1 inline-flex h-8 items-center gap-1.5 self-start rounded-sm px-1 text-muted text-sm hover:text-text touch:h-10"
          >
            <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" /> Invitations
          </Link>
        }
      />
      <Suspense fallback={<Asking />}>
        <Form actor={actor} />
      </Suspense>
    </Page>
  );
}

async function Form({ actor }: { actor: MemberActor }) {
  const [connections, { allows }] = await Promise.all([listInviteRoles(actor), getConsentRule(actor)]);
  if (connections.length === 0)
    return (
      <EmptyState title="No platform connection in use">
        Add or enable one under Settings first: interviews are started by it.
      </EmptyState>
    );
  return (
    <InviteForm
      tenantSlug={actor.tenant.slug}
      connections={connections}
      consentModes={allows}
      canMail={mailMode() !== "off"}
    />
  );
}

function Asking() {
  return (
    <div className="flex flex-col gap-5">
      <p role="status" className="sr-only">
        Asking the platform for roles…
      </p>
      <Skeleton className="h-52 rounded-xl" />
      <Skeleton className="h-72 rounded-xl" />
    </div>
  );
}
