import type { Metadata } from "next";
import { ConsentRuleForm } from "@/components/privacy/consent-rule-form";
import { RetentionRules } from "@/components/privacy/retention-rules";
import { RetentionRuns } from "@/components/privacy/retention-runs";
import { ErasedSessions } from "@/components/settings/erased-sessions";
import { Erasures } from "@/components/settings/erasures";
import { LegalHolds } from "@/components/settings/legal-holds";
import { listErasedSessions } from "@/lib/data/erasure/erased-sessions";
import { listErasures } from "@/lib/data/erasure/erasures";
import { listLegalHolds } from "@/lib/data/erasure/legal-holds";
import { listRoleNames } from "@/lib/data/interview-list/interview-choices";
import { getConsentRule } from "@/lib/data/people/consent-rule";
import { listRetentionRules } from "@/lib/data/retention/rules";
import { listRetentionRuns } from "@/lib/data/retention/runs";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Privacy" };

export default async function PrivacyPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  if (!actor.can("privacy.manage"))
    return <p className="text-muted">Only owners and admins can see legal holds and what was erased.</p>;
  const [rules, runs, consent, roleNames, left, done, holds] = await Promise.all([
    listRetentionRules(actor),
    listRetentionRuns(actor),
    getConsentRule(actor),
    listRoleNames(actor),
    listErasedSessions(actor),
    listErasures(actor),
    listLegalHolds(actor),
  ]);
  return (
    <>
      <RetentionRules rules={rules} roleNames={roleNames} />
      <RetentionRuns runs={runs} />
      <ConsentRuleForm rule={consent} />
      <LegalHolds holds={holds} roleNames={roleNames} thisYear={new Date().getUTCFullYear()} />
      <ErasedSessions {...left} />
      <Erasures {...done} />
    </>
  );
}
