import { ArrowLeft, Link2, Merge } from "lucide-react";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { CandidateFacts } from "@/components/candidates/candidate-facts";
import { CandidateInterviews } from "@/components/candidates/candidate-interviews";
import { CandidateTimeline } from "@/components/candidates/candidate-timeline";
import { CustomFieldsCard } from "@/components/candidates/custom-fields-card";
import { EditDialog } from "@/components/candidates/edit-dialog";
import { MergedList } from "@/components/candidates/merged-list";
import { PrivacyCard } from "@/components/candidates/privacy-card";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { candidateHref, candidatesHref, mergeHref } from "@/components/urls/candidate-url";
import { newLinkHref } from "@/components/urls/link-url";
import type { MemberActor } from "@/lib/auth/actor";
import { type Candidate, findMergedInto, getCandidate } from "@/lib/data/candidates/candidate-details";
import { getCandidateFilters } from "@/lib/data/candidates/candidate-filters";
import { listCandidateTimeline } from "@/lib/data/candidates/candidate-timeline";
import { listHoldsOn } from "@/lib/data/erasure/legal-holds";
import { listMembers } from "@/lib/data/people/members";
import { getCandidateRetention } from "@/lib/data/retention/expiring";
import { requireMember } from "@/lib/http/gates";

type Props = { params: Promise<{ tenant: string; candidateId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tenant, candidateId } = await params;
  const candidate = await getCandidate(await requireMember(tenant), candidateId);
  return { title: candidate?.displayName ?? "Not found" };
}

export default async function CandidatePage({ params }: Props) {
  const renderedAtMs = Date.now();
  const { tenant, candidateId } = await params;
  const actor = await requireMember(tenant);
  const { slug } = actor.tenant;
  const candidate = await getCandidate(actor, candidateId);
  if (!candidate) {
    const mergedInto = await findMergedInto(actor, candidateId);
    if (mergedInto) redirect(candidateHref(slug, mergedInto));
    notFound();
  }
  const canManage = actor.can("candidates.manage");
  return (
    <Page>
      <PageHeader
        title={<bdi>{candidate.displayName}</bdi>}
        actions={canManage ? <Changes actor={actor} candidate={candidate} /> : null}
        back={
          <Link
            href={candidatesHref(slug)}
            className="-ms-1 inline-flex h-8 items-center gap-1.5 self-start rounded-sm px-1 text-muted text-sm hover:text-text touch:h-10"
          >
            <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" /> Candidates
          </Link>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
        <CandidateInterviews
          tenantSlug={slug}
          interviews={candidate.interviews}
          candidateId={candidate.id}
          maySplit={canManage}
          mayDecide={actor.can("decisions.make")}
          candidateName={candidate.displayName}
        />
        <div className="flex flex-col gap-5 lg:row-span-2">
          <CandidateFacts candidate={candidate} />
          <CustomFieldsCard fields={candidate.customFields} />
          <MergedList merged={candidate.mergedHere} mayUndo={canManage} />
          {actor.can("privacy.manage") ? <Privacy actor={actor} candidate={candidate} /> : null}
        </div>
        <CandidateTimeline tenantSlug={slug} entries={await listCandidateTimeline(actor, candidate.id)} />
      </div>
      <LiveRefresh tenantSlug={slug} renderedAtMs={renderedAtMs} hasPending={false} />
    </Page>
  );
}

async function Privacy({
  actor,
  candidate: { id, roleName, interviews },
}: {
  actor: MemberActor;
  candidate: Candidate;
}) {
  const roles = [roleName, ...interviews.map((interview) => interview.roleName)].flatMap(
    (role) => role ?? [],
  );
  const [holds, retention] = await Promise.all([
    listHoldsOn(actor, id, roles),
    getCandidateRetention(actor, id),
  ]);
  return (
    <PrivacyCard
      tenantSlug={actor.tenant.slug}
      candidateId={id}
      holds={holds}
      retention={retention}
      thisYear={new Date().getUTCFullYear()}
    />
  );
}

async function Changes({ actor, candidate }: { actor: MemberActor; candidate: Candidate }) {
  const [members, filters] = await Promise.all([listMembers(actor), getCandidateFilters(actor)]);
  const { slug } = actor.tenant;
  return (
    <>
      {actor.can("reviewLinks.manage") && candidate.interviews.length > 0 ? (
        <Link
          href={newLinkHref(
            slug,
            candidate.interviews.map(({ id }) => id),
          )}
          className={buttonClass()}
        >
          <Link2 aria-hidden /> <span className="max-sm:sr-only">Share</span>
        </Link>
      ) : null}
      <Link href={mergeHref(slug, candidate.id)} className={buttonClass()}>
        <Merge aria-hidden /> <span className="max-sm:sr-only">Merge</span>
      </Link>
      <EditDialog
        candidate={candidate}
        members={members.map(({ userId, name }) => ({ userId, name }))}
        knownTags={filters.tags}
      />
    </>
  );
}
