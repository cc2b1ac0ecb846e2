import { FileUp } from "lucide-react";
import type { Metadata } from "next";
import { CandidateList } from "@/components/candidates/candidate-list";
import { LiveRefresh } from "@/components/live/live-refresh";
import { TooManySearches } from "@/components/search/search-empty";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { importHref } from "@/components/urls/candidate-url";
import { maySearch } from "@/lib/auth/search-budget";
import { getCandidateFilters } from "@/lib/data/candidates/candidate-filters";
import { listCandidates } from "@/lib/data/candidates/candidates";
import { requireMember } from "@/lib/http/gates";
import { parseListInput } from "./parse-list-input";

export const metadata: Metadata = { title: "Candidates" };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function CandidatesPage({ params, searchParams }: Props) {
  const renderedAtMs = Date.now();
  const actor = await requireMember((await params).tenant);
  const { limit, ...asked } = parseListInput(await searchParams);
  if (!(await maySearch(actor, asked.query)))
    return (
      <Page>
        <PageHeader title="Candidates" />
        <TooManySearches />
      </Page>
    );
  const [page, filters] = await Promise.all([
    listCandidates(actor, { ...asked, limit }),
    getCandidateFilters(actor),
  ]);
  const { slug } = actor.tenant;
  const canManage = actor.can("candidates.manage");
  return (
    <Page>
      <PageHeader
        title="Candidates"
        actions={
          canManage ? (
            <Link href={importHref(slug)} className={buttonClass()}>
              <FileUp aria-hidden /> Import
            </Link>
          ) : null
        }
      />
      <CandidateList
        tenantSlug={slug}
        page={page}
        filters={filters}
        state={{ ...asked, ...page.order }}
        canManage={canManage}
        canErase={actor.can("privacy.manage")}
      />
      <LiveRefresh tenantSlug={slug} renderedAtMs={renderedAtMs} hasPending={page.total.value === 0} />
    </Page>
  );
}
