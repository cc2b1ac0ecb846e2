import type { Metadata } from "next";
import { Health } from "@/components/admin/health";
import { PageHeader } from "@/components/shell/page";
import { RefreshEvery } from "@/components/ui/refresh-every";
import { getInstallationHealth } from "@/lib/data/installation/installation-health";
import { requireOperator } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Health" };

export default async function HealthPage() {
  const operator = await requireOperator();
  return (
    <>
      <RefreshEvery seconds={10} />
      <PageHeader
        title="Health"
        description="The current state of this installation. Refreshes automatically."
      />
      <Health health={await getInstallationHealth(operator)} />
    </>
  );
}
