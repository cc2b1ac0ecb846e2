import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReviewLinkList } from "@/components/review/review-link-list";
import { Page, PageHeader } from "@/components/shell/page";
import { requireMember } from "@/lib/auth/gates";
import { listReviewLinks } from "@/lib/data/review-links";
import { revokeReviewLinkAction } from "../interviews/[interviewId]/actions";

export const metadata: Metadata = { title: "Review links" };

export default async function ReviewLinksPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  if (!actor.can("reviewLinks.manage")) notFound();
  return (
    <Page>
      <PageHeader
        title="Review links"
        description="Everybody who holds an active link can hear and read its interview without an account."
      />
      <ReviewLinkList
        tenantSlug={actor.tenant.slug}
        links={await listReviewLinks(actor)}
        revoke={revokeReviewLinkAction.bind(null, actor.tenant.slug)}
      />
    </Page>
  );
}
