import type { Metadata } from "next";
import { ApiTokenForm } from "@/components/settings/api-token-form";
import { ApiTokenList } from "@/components/settings/api-token-list";
import { listApiTokens } from "@/lib/data/people/api-tokens";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "API tokens" };

export default async function ApiTokensPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  if (!actor.can("apiTokens.manage"))
    return <p className="text-muted">Only owners and admins can create and see API tokens.</p>;
  return (
    <>
      <ApiTokenForm />
      <ApiTokenList tokens={await listApiTokens(actor)} />
    </>
  );
}
