import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkForm } from "@/components/links/link-form";
import { Page, PageHeader } from "@/components/shell/page";
import { LINK_MOST_INTERVIEWS } from "@/lib/data/links/link-input";
import { getLinkPolicy, mayShareBy } from "@/lib/data/links/link-policy";
import { getLinkChoices } from "@/lib/data/links/link-suggestions";
import { requireMember } from "@/lib/http/gates";
import { mailMode } from "@/lib/mail/transport";

export const metadata: Metadata = { title: "New review link" };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function NewReviewLinkPage({ params, searchParams }: Props) {
  const actor = await requireMember((await params).tenant);
  if (!actor.can("reviewLinks.manage")) notFound();
  const { ids } = await searchParams;
  const asked = typeof ids === "string" ? ids.split(",").slice(0, LINK_MOST_INTERVIEWS) : [];
  const choices = await getLinkChoices(actor, asked);
  if (choices.interviews.length === 0) notFound();
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
  return (
    <Page width="narrow">
      <PageHeader
        title="New review link"
        description="Anyone with the link can see what you choose here, without an account."
      />
      <LinkForm tenantSlug={slug} choices={choices} canMail={mailMode() !== "off"} policy={policy} />
    </Page>
  );
}
