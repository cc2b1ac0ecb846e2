import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RefreshEvery } from "@/components/browser/refresh-every";
import { LinkControls } from "@/components/links/link-controls";
import { LinkFacts } from "@/components/links/link-facts";
import { LinkStateBadge } from "@/components/links/link-state-badge";
import { LinkVisitors } from "@/components/links/link-visitors";
import { linkTitle } from "@/components/links/open-count";
import { SeenNews } from "@/components/notifications/seen-news";
import { Page, PageHeader } from "@/components/shell/page";
import { Link } from "@/components/ui/link";
import { linksHref } from "@/components/urls/link-url";
import { getInterviews } from "@/lib/data/interviews/interviews";
import { listLinkFeedback } from "@/lib/data/links/link-feedback";
import { getLinkPolicy, mayShareBy } from "@/lib/data/links/link-policy";
import { listLinkVisitors } from "@/lib/data/links/link-visits";
import { getReviewLink } from "@/lib/data/links/review-links";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Review link" };

type Props = { params: Promise<{ tenant: string; linkId: string }> };

export default async function ReviewLinkPage({ params }: Props) {
  const { tenant, linkId } = await params;
  const actor = await requireMember(tenant);
  if (!actor.can("reviewLinks.manage")) notFound();
  const link = await getReviewLink(actor, linkId);
  if (!link) notFound();
  const { slug } = actor.tenant;
  const [visitors, feedback, policy, interviews] = await Promise.all([
    listLinkVisitors(actor, link.id),
    listLinkFeedback(actor, link.id),
    getLinkPolicy(actor),
    getInterviews(
      actor,
      link.interviews.map(({ id }) => id),
    ),
  ]);
  return (
    <Page>
      <PageHeader
        title={<bdi>{linkTitle(link)}</bdi>}
        description={<LinkStateBadge state={link.state} />}
        back={
          <Link
            href={linksHref(slug)}
            className="-ms-1 inline-flex h-8 items-center gap-1.5 self-start rounded-sm px-1 text-muted text-sm hover:text-text touch:h-10"
          >
            <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" /> Review links
          </Link>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <LinkVisitors
          tenantSlug={slug}
          visitors={visitors}
          feedback={feedback}
          interviews={interviews.map(({ id, candidateName, durationSec }) => ({
            ...{ id, candidateName, durationSec },
          }))}
        />
        <div className="flex flex-col gap-5 max-lg:order-first">
          <LinkControls
            tenantSlug={slug}
            link={link}
            days={policy.defaultDays}
            mayCopy={link.isAddressKept && link.createdById === actor.user.id}
            mayShare={mayShareBy(policy, actor)}
          />
          <LinkFacts tenantSlug={slug} link={link} />
        </div>
      </div>
      <SeenNews tenantSlug={slug} of={{ linkId: link.id }} />
      {link.state === "active" ? <RefreshEvery seconds={15} /> : null}
    </Page>
  );
}
