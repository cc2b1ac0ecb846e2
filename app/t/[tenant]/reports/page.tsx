import { ChartColumn } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PeriodLinks } from "@/components/reports/period-links";
import { hasNoFigures, ReportCard } from "@/components/reports/report-card";
import { Page, PageHeader } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
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
  const tables = reportTables(await getReports(actor, days));
  return (
    <Page className="max-w-5xl">
      <PageHeader
        title="Reports"
        description="How hiring is going. Interviews you still have to review are left out where they would reveal other reviews."
        actions={<PeriodLinks href={`/t/${slug}/reports`} days={days} />}
      />
      {tables.every(hasNoFigures) ? (
        <Card>
          <EmptyState icon={<ChartColumn />} title="No figures for this period">
            They appear here as interviews are completed and reviewed.
          </EmptyState>
        </Card>
      ) : (
        tables.map((table) => (
          <ReportCard
            key={table.id}
            table={table}
            csvHref={`/api/t/${slug}/reports/${table.id}?days=${days}`}
          />
        ))
      )}
    </Page>
  );
}
