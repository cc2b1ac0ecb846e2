import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReviewLinkList } from "@/components/links/review-link-list";
import { TooManySearches } from "@/components/search/search-empty";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { linksHref } from "@/components/urls/link-url";
import { maySearch } from "@/lib/auth/search-budget";
import { LINK_STATES, listReviewLinks } from "@/lib/data/links/review-links";
import { requireMember } from "@/lib/http/gates";
import { toSearchText } from "@/lib/http/search-text";

export const metadata: Metadata = { title: "Review links" };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReviewLinksPage({ params, searchParams }: Props) {
  const actor = await requireMember((await params).tenant);
  if (!actor.can("reviewLinks.manage")) notFound();
  const { state, q } = await searchParams;
  const query = toSearchText(q);
  return (
    <Page>
      <PageHeader
        title="Review links"
        description="Anyone with an active link can see what it shares, without an account."
        actions={
          <Link href={`${linksHref(actor.tenant.slug)}/new`} className={buttonClass({ variant: "primary" })}>
            <Plus aria-hidden /> New link
          </Link>
        }
      />
      {(await maySearch(actor, query)) ? (
        <ReviewLinkList
          tenantSlug={actor.tenant.slug}
          links={await listReviewLinks(actor, { query })}
          query={query}
          state={LINK_STATES.find((known) => known === state) ?? null}
          states={LINK_STATES}
        />
      ) : (
        <TooManySearches />
      )}
    </Page>
  );
}
