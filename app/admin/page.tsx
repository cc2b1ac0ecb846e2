import type { Metadata } from "next";
import { NewTenantForm } from "@/components/admin/new-tenant-form";
import { SearchByAddress } from "@/components/admin/search-by-address";
import { TenantList } from "@/components/admin/tenant-list";
import { PageHeader } from "@/components/shell/page";
import { listInstallationTenants } from "@/lib/data/installation/installation-tenants";
import { requireOperator } from "@/lib/http/gates";
import { toSearchText } from "@/lib/http/search-text";
import { mailMode } from "@/lib/mail/transport";

export const metadata: Metadata = { title: "Organisations" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TenantsPage({ searchParams }: Props) {
  const operator = await requireOperator();
  const query = toSearchText((await searchParams).q);
  const { tenants, total } = await listInstallationTenants(operator, query);
  return (
    <>
      <PageHeader
        title="Organisations"
        description="You can see that these organisations exist and whether they are healthy, not what is in them."
      />
      <NewTenantForm hasMail={mailMode() !== "off"} />
      <SearchByAddress query={query} label="Search organisations" placeholder="Name or address" />
      <TenantList tenants={tenants} total={total} query={query} />
    </>
  );
}
