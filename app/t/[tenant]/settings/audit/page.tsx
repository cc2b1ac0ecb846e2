import type { Metadata } from "next";
import { AuditCheckButton } from "@/components/audit/audit-check-button";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditList } from "@/components/audit/audit-list";
import { Card, CardHeader } from "@/components/ui/card";
import { listAudit } from "@/lib/data/audit/audit-log";
import { listMembers } from "@/lib/data/people/members";
import { requireMember } from "@/lib/http/gates";
import { parseAuditFilter } from "./parse-audit-filter";

export const metadata: Metadata = { title: "Audit log" };

const SHOWN = 50;

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AuditPage({ params, searchParams }: Props) {
  const actor = await requireMember((await params).tenant);
  if (!actor.can("audit.read"))
    return <p className="text-muted">Only owners and admins can read the audit log.</p>;
  const { filter, before } = parseAuditFilter(await searchParams);
  const [{ entries, hasOlder }, members] = await Promise.all([
    listAudit(actor, filter, { before, limit: SHOWN }),
    listMembers(actor),
  ]);
  return (
    <Card aria-labelledby="audit-title">
      <CardHeader
        id="audit-title"
        title="Audit log"
        description="Who did what, when and from where. Entries cannot be changed or removed."
        actions={<AuditCheckButton />}
      />
      <AuditFilters tenantSlug={actor.tenant.slug} filter={filter} members={members} />
      <AuditList
        tenantSlug={actor.tenant.slug}
        filter={filter}
        entries={entries}
        isFirstPage={before === null}
        hasOlder={hasOlder}
      />
    </Card>
  );
}
