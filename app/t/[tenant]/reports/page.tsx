import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PeriodLinks } from "@/components/reports/period-links";
import { ReportCard } from "@/components/reports/report-card";
import { Page, PageHeader } from "@/components/shell/page";
import { getReports } from "@/lib/data/reports/reports";
import { requireMember } from "@/lib/http/gates";
import { reportTables } from "@/lib/reports/report-tables";
import { parsePeriod } from "./parse-period";

export const metadata: Metadata = { title: "Reports" };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReportsPage({ params, searchParams }: Props) {
  const actor = await requireMember((await params).tenant);
  if (!actor.can("reports.read")) notFound();
  const days = parsePeriod((await searchParams).days);
  const { slug } = actor.tenant;
  return (
    <Page className="max-w-5xl">
      <PageHeader
        title="Reports"
        description="How hiring is going. Interviews you still have to review are left out where they would reveal other reviews."
        actions={<PeriodLinks href={`/t/${slug}/reports`} days={days} />}
      />
      {reportTables(await getReports(actor, days)).map((table) => (
        <ReportCard
          key={table.id}
          table={table}
          csvHref={`/api/t/${slug}/reports/${table.id}?days=${days}`}
        />
      ))}
    </Page>
  );
}
