import { ScrollText } from "lucide-react";
import { AuditRow } from "@/components/audit/audit-row";
import { auditHref, isFiltered } from "@/components/audit/audit-url";
import { Pager } from "@/components/data-table/pager";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import type { AuditEntry, AuditFilter } from "@/lib/data/audit/audit-log";

type AuditListProps = {
  tenantSlug: string;
  filter: AuditFilter;
  entries: AuditEntry[];
  isFirstPage: boolean;
  hasOlder: boolean;
};

/** The entries, newest first. */
export function AuditList({ tenantSlug, filter, entries, isFirstPage, hasOlder }: AuditListProps) {
  const oldest = entries.at(-1);
  if (!oldest)
    return (
      <EmptyState icon={<ScrollText />} title={isFiltered(filter) ? "No matching entries" : "Nothing yet"}>
        {isFiltered(filter)
          ? "Change or clear the filters."
          : "Sign-ins, playback, reading and changes will appear here."}
      </EmptyState>
    );
  return (
    <>
      <ol className="divide-y border-t">
        {entries.map((entry) => (
          <AuditRow
            key={entry.position}
            entry={entry}
            aboutHref={entry.objectId ? auditHref(tenantSlug, { ...filter, objectId: entry.objectId }) : null}
          />
        ))}
      </ol>
      {isFirstPage && !hasOlder ? null : (
        <div className="border-t px-4 py-3 sm:px-5">
          <Pager
            summary={`Entries ${oldest.position.toLocaleString("en")} to ${entries[0]?.position.toLocaleString("en")}`}
            hasPrevious={!isFirstPage}
            hasNext={hasOlder}
            renderLink={(to, className, children) => (
              <Link
                href={auditHref(tenantSlug, filter, to === "next" ? oldest.position : null)}
                className={className}
              >
                {children}
              </Link>
            )}
          />
        </div>
      )}
    </>
  );
}
