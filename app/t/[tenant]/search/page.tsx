import type { Metadata } from "next";
import { z } from "zod";
import { Pager } from "@/components/data-table/pager";
import {
  NothingAskedYet,
  NothingFound,
  QueryTooShort,
  SearchIsOff,
  TooManySearches,
} from "@/components/search/search-empty";
import { SearchResults } from "@/components/search/search-results";
import { TranscriptSearchBox } from "@/components/search/transcript-search-box";
import { Page, PageHeader } from "@/components/shell/page";
import { Link } from "@/components/ui/link";
import { searchHref } from "@/components/urls/search-href";

import type { MemberActor } from "@/lib/auth/actor";
import { maySearch } from "@/lib/auth/search-budget";
import { getTenantSettings } from "@/lib/data/results/tenant-settings";
import { searchTranscripts } from "@/lib/data/results/transcript-search";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Search" };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

type SearchInput = { query: string; cursor: string | null };

// What makes no sense is left out, as an old link should still open.
const inputSchema = z.object({
  q: z.string().max(200).catch("").default(""),
  cursor: z.string().max(1000).nullable().catch(null).default(null),
});

export default async function SearchPage({ params, searchParams }: Props) {
  const actor = await requireMember((await params).tenant);
  const { q, cursor } = inputSchema.parse(await searchParams);
  const query = q.replaceAll("\0", "").trim();
  return (
    <Page>
      <PageHeader title="Search in transcripts" />
      <TranscriptSearchBox key={query} tenantSlug={actor.tenant.slug} query={query} />
      <Answer actor={actor} input={{ query, cursor }} />
    </Page>
  );
}

async function Answer({ actor, input }: { actor: MemberActor; input: SearchInput }) {
  const { slug } = actor.tenant;
  const isOff = <SearchIsOff tenantSlug={slug} canManage={actor.can("settings.manage")} />;
  if (input.query === "") {
    return (await getTenantSettings(actor)).keepsTranscriptText ? <NothingAskedYet /> : isOff;
  }
  if (!(await maySearch(actor, input.query))) return <TooManySearches />;
  const result = await searchTranscripts(actor, input);
  if (result.state === "off") return isOff;
  if (result.state === "too-short") return <QueryTooShort />;
  const { interviews, nextCursor, indexing } = result;
  const isFirst = input.cursor === null;
  const count = interviews.length === 1 ? "1 interview" : `${interviews.length} interviews`;
  const summary =
    isFirst && nextCursor === null ? `Found in ${count}` : `${count} on this page, newest first`;
  return (
    <>
      <p role="status" className="sr-only">
        {interviews.length === 0 ? "Nothing found" : summary}
      </p>
      {indexing > 0 ? (
        <p className="text-muted text-sm">
          {indexing === 1 ? "1 transcript is" : `${indexing} transcripts are`} still being indexed and will be
          searchable shortly.
        </p>
      ) : null}
      {interviews.length === 0 ? (
        <NothingFound query={input.query} />
      ) : (
        <>
          <SearchResults tenantSlug={slug} interviews={interviews} />
          <Pager
            summary={summary}
            hasPrevious={!isFirst}
            hasNext={nextCursor !== null}
            renderLink={(to, className, children) => (
              // Back to the newest: the way through the pages before is the browser's own.
              <Link
                href={searchHref(slug, input.query, to === "next" ? nextCursor : null)}
                className={className}
              >
                {to === "next" ? children : "Newest"}
              </Link>
            )}
          />
        </>
      )}
    </>
  );
}
