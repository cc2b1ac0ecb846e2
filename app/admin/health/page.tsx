import type { Metadata } from "next";
import { Health } from "@/components/admin/health";
import { RefreshEvery } from "@/components/browser/refresh-every";
import { PageHeader } from "@/components/shell/page";
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
