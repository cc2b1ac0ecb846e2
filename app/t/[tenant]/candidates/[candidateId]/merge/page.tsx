import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MergeForm } from "@/components/candidates/merge-form";
import { MergePicker } from "@/components/candidates/merge-picker";
import { TooManySearches } from "@/components/search/search-empty";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { candidateHref, mergeHref } from "@/components/urls/candidate-url";
import type { MemberActor } from "@/lib/auth/actor";
import { maySearch } from "@/lib/auth/search-budget";
import { type Candidate, getCandidate } from "@/lib/data/candidates/candidate-details";
import { listCandidates } from "@/lib/data/candidates/candidates";
import { requireMember } from "@/lib/http/gates";
import { toSearchText } from "@/lib/http/search-text";

export const metadata: Metadata = { title: "Merge candidates" };

type Props = {
  params: Promise<{ tenant: string; candidateId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function MergePage({ params, searchParams }: Props) {
  const { tenant, candidateId } = await params;
  const { q, with: withId } = await searchParams;
  const actor = await requireMember(tenant);
  const { slug } = actor.tenant;
  const kept = actor.can("candidates.manage") ? await getCandidate(actor, candidateId) : null;
  if (!kept) notFound();
  const query = toSearchText(q);
  const moved = typeof withId === "string" && withId !== kept.id ? await getCandidate(actor, withId) : null;
  return (
    <Page width="narrow">
      <PageHeader
        title={
          <>
            Merge into <bdi>{kept.displayName}</bdi>
          </>
        }
        description={
          moved ? (
            <>
              <bdi>{moved.displayName}</bdi> becomes part of this candidate.
            </>
          ) : null
        }
        actions={
          moved ? (
            <Link href={mergeHref(slug, kept.id, { query })} className={buttonClass()}>
              Choose another
            </Link>
          ) : null
        }
        back={
          <Link
            href={candidateHref(slug, kept.id)}
            className="-ms-1 inline-flex h-8 max-w-full items-center gap-1.5 self-start rounded-sm px-1 text-muted text-sm hover:text-text touch:h-10"
          >
            <ArrowLeft aria-hidden className="size-4 shrink-0 rtl:-scale-x-100" />
            <bdi className="truncate">{kept.displayName}</bdi>
          </Link>
        }
      />
      {moved ? (
        <MergeForm key={moved.id} tenantSlug={slug} kept={kept} moved={moved} />
      ) : !(await maySearch(actor, query || kept.displayName)) ? (
        <TooManySearches />
      ) : (
        <MergePicker
          tenantSlug={slug}
          candidateId={kept.id}
          query={query}
          found={await findOthers(actor, kept, query)}
        />
      )}
    </Page>
  );
}

const MOST_FOUND = 10;

async function findOthers(actor: MemberActor, kept: Candidate, query: string) {
  const { items } = await listCandidates(actor, {
    query: query || kept.displayName,
    tag: null,
    roleName: null,
    owner: null,
    sort: "name",
    direction: "asc",
    cursor: null,
    limit: MOST_FOUND + 1,
  });
  return items.filter(({ id }) => id !== kept.id).slice(0, MOST_FOUND);
}
