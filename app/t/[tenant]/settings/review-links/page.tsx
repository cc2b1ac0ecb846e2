import type { Metadata } from "next";
import { LinkPolicyForm } from "@/components/settings/link-policy-form";
import { getLinkPolicy } from "@/lib/data/links/link-policy";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Review links" };

export default async function LinkPolicyPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  return <LinkPolicyForm policy={await getLinkPolicy(actor)} canManage={actor.can("settings.manage")} />;
}
