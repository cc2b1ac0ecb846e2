import type { Metadata } from "next";
import { ErasedSessions } from "@/components/settings/erased-sessions";
import { Erasures } from "@/components/settings/erasures";
import { LegalHolds } from "@/components/settings/legal-holds";
import { listErasedSessions } from "@/lib/data/erasure/erased-sessions";
import { listErasures } from "@/lib/data/erasure/erasures";
import { listLegalHolds } from "@/lib/data/erasure/legal-holds";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Privacy" };

export default async function PrivacyPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  if (!actor.can("privacy.manage"))
    return <p className="text-muted">Only owners and admins can see legal holds and what was erased.</p>;
  const [left, done, holds] = await Promise.all([
    listErasedSessions(actor),
    listErasures(actor),
    listLegalHolds(actor),
  ]);
  return (
    <>
      <LegalHolds holds={holds} thisYear={new Date().getUTCFullYear()} />
      <ErasedSessions {...left} />
      <Erasures {...done} />
    </>
  );
}
