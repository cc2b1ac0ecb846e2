import { ArrowLeft, Send } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BatchPeople } from "@/components/invites/batch-people";
import { PauseBanner } from "@/components/invites/pause-banner";
import { StageFilter } from "@/components/invites/stage-filter";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { invitationsHref, newInvitationHref } from "@/components/urls/invite-url";
import { getInviteBatch } from "@/lib/data/invites/invite-list";
import { languageName } from "@/lib/format/language-name";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Invited candidates" };

type Props = {
  params: Promise<{ tenant: string; batchId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function BatchPage({ params, searchParams }: Props) {
  const renderedAtMs = Date.now();
  const { tenant, batchId } = await params;
  const actor = await requireMember(tenant);
  if (!actor.can("candidates.manage")) notFound();
  const batch = await getInviteBatch(actor, batchId);
  if (!batch) notFound();
  const { slug } = actor.tenant;
  const { stage } = await searchParams;
  const chosen = batch.people.find((person) => person.stage === stage)?.stage ?? null;
  const left = batch.counts.planned ?? 0;
  const isMoving = left > 0 || Boolean(batch.counts.asking) || Boolean(batch.counts.invited);
  return (
    <Page>
      <PageHeader
        title={<bdi>{batch.roleName}</bdi>}
        description={
          <>
            {languageName(batch.language)} · invited by <bdi>{batch.byName}</bdi>{" "}
            <Time iso={batch.createdAt} />
            {batch.tags.length > 0 ? <bdi> · {batch.tags.join(", ")}</bdi> : null}
            {batch.consentMode === "explicit" ? " · candidates are asked for consent" : null}
          </>
        }
        actions={
          <Link href={newInvitationHref(slug)} className={buttonClass()}>
            <Send aria-hidden /> Invite more
          </Link>
        }
        back={
          <Link
            href={invitationsHref(slug)}
            className="-ms-1 inline-flex h-8 items-center gap-1.5 self-start rounded-sm px-1 text-muted text-sm hover:text-text touch:h-10"
          >
            <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" /> Invitations
          </Link>
        }
      />
      {batch.pausedCode && left > 0 ? (
        <PauseBanner {...{ batchId, left }} code={batch.pausedCode} resumesAt={batch.resumesAt} />
      ) : null}
      <StageFilter
        {...{ batchId, chosen }}
        tenantSlug={slug}
        counts={batch.counts}
        total={batch.people.length}
      />
      <BatchPeople
        tenantSlug={slug}
        people={chosen ? batch.people.filter((person) => person.stage === chosen) : batch.people}
        isMailed={batch.isMailed}
      />
      <LiveRefresh tenantSlug={slug} renderedAtMs={renderedAtMs} hasPending={isMoving} />
    </Page>
  );
}
