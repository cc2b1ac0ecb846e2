import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkForm } from "@/components/links/link-form";
import { LinkPicker } from "@/components/links/link-picker";
import { TooManySearches } from "@/components/search/search-empty";
import { Page, PageHeader } from "@/components/shell/page";
import { EMPTY_STATE } from "@/components/urls/list-url";
import type { MemberActor } from "@/lib/auth/actor";
import { maySearch } from "@/lib/auth/search-budget";
import { listInterviews } from "@/lib/data/interview-list/interview-list";
import { LINK_MOST_INTERVIEWS } from "@/lib/data/links/link-input";
import { getLinkPolicy, mayShareBy } from "@/lib/data/links/link-policy";
import { getLinkChoices } from "@/lib/data/links/link-suggestions";
import { getBrand } from "@/lib/data/people/brand";
import { requireMember } from "@/lib/http/gates";
import { toSearchText } from "@/lib/http/search-text";
import { mailMode } from "@/lib/mail/transport";

export const metadata: Metadata = { title: "New review link" };

const MOST_OFFERED = 25;

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function NewReviewLinkPage({ params, searchParams }: Props) {
  const actor = await requireMember((await params).tenant);
  if (!actor.can("reviewLinks.manage")) notFound();
  const { ids, q } = await searchParams;
  const asked = typeof ids === "string" ? ids.split(",").slice(0, LINK_MOST_INTERVIEWS) : [];
  const { slug } = actor.tenant;
  const policy = await getLinkPolicy(actor);
  if (!mayShareBy(policy, actor))
    return (
      <Page width="narrow">
        <PageHeader
          title="New review link"
          description="In your organisation, only owners and admins can share interviews. Ask one of them."
        />
      </Page>
    );
  if (asked.length === 0) return <ChooseInterviews actor={actor} query={toSearchText(q)} />;
  const choices = await getLinkChoices(actor, asked);
  if (choices.interviews.length === 0) notFound();
  return (
    <Page>
      <PageHeader
        title="New review link"
        description="Anyone with the link can see what you choose here, without an account."
      />
      <LinkForm
        tenantSlug={slug}
        choices={choices}
        canMail={mailMode() !== "off"}
        policy={policy}
        sender={{ name: actor.user.name, organisation: (await getBrand(actor)).name }}
      />
    </Page>
  );
}

async function ChooseInterviews({ actor, query }: { actor: MemberActor; query: string }) {
  const canSearch = await maySearch(actor, query);
  const input = { ...EMPTY_STATE, statuses: ["completed"], query, limit: MOST_OFFERED };
  const { items } = canSearch ? await listInterviews(actor, input) : { items: [] };
  return (
    <Page width="narrow">
      <PageHeader title="New review link" description="Choose the interviews to share." />
      {canSearch ? (
        <LinkPicker
          tenantSlug={actor.tenant.slug}
          items={items.map(({ id, candidateName, roleName, durationSec, completedAt }) => ({
            ...{ id, candidateName, roleName, durationSec, completedAt },
          }))}
          query={query}
          most={LINK_MOST_INTERVIEWS}
        />
      ) : (
        <TooManySearches />
      )}
    </Page>
  );
}
