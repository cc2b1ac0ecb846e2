import { TenantRow } from "@/components/admin/tenant-row";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { InstallationTenant } from "@/lib/data/installation/installation-tenants";

type TenantListProps = {
  tenants: InstallationTenant[];
  /** That were found; more than are listed, perhaps. */
  total: number;
  query: string;
};

/** The organisations of the installation. */
export function TenantList({ tenants, total, query }: TenantListProps) {
  return (
    <Card aria-labelledby="tenants-title">
      <CardHeader
        id="tenants-title"
        title={total === 1 ? "1 organisation" : `${total.toLocaleString("en")} organisations`}
        description={
          total > tenants.length ? `The first ${tenants.length}are shown. Search for others.` : undefined
        }
      />
      {tenants.length > 0 ? (
        <ul className="divide-y px-4 pt-2 sm:px-5">
          {tenants.map((tenant) => (
            <TenantRow key={tenant.id} tenant={tenant} />
          ))}
        </ul>
      ) : (
        <EmptyState
          className="py-10"
          title={query === "" ? "No organisation yet" : "No organisation by that name"}
        />
      )}
    </Card>
  );
}
