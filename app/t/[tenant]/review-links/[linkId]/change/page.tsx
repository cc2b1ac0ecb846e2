import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChangeLinkForm } from "@/components/links/change-link-form";
import { Page, PageHeader } from "@/components/shell/page";
import { linkHref } from "@/components/urls/link-url";
import { getLinkPolicy, mayShareBy } from "@/lib/data/links/link-policy";
import { getLinkChoices } from "@/lib/data/links/link-suggestions";
import { getChangeableLink } from "@/lib/data/links/link-terms-changes";
import { requireMember } from "@/lib/http/gates";
import { mailMode } from "@/lib/mail/transport";

export const metadata: Metadata = { title: "Edit review link" };

type Props = { params: Promise<{ tenant: string; linkId: string }> };

export default async function ChangeReviewLinkPage({ params }: Props) {
  const { tenant, linkId } = await params;
  const actor = await requireMember(tenant);
  const policy = await getLinkPolicy(actor);
  if (!mayShareBy(policy, actor)) notFound();
  const link = await getChangeableLink(actor, linkId);
  if (!link || link.isRevoked) notFound();
  const { slug } = actor.tenant;
  const choices = await getLinkChoices(actor, link.interviewIds);
  return (
    <Page width="narrow">
      <PageHeader
        title="Edit link"
        description="Changes apply immediately, also to anyone viewing now. The address and the interviews stay the same."
      />
      <ChangeLinkForm
        link={link}
        choices={choices}
        policy={policy}
        canMail={mailMode() !== "off"}
        linkHref={linkHref(slug, link.id)}
      />
    </Page>
  );
}
