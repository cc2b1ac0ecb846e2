"use client";

import { type CompareColumn, CompareTable } from "@/components/compare/compare-table";
import { CriterionCell, OverallCell } from "@/components/compare/review-cells";
import type { ComparedInterview } from "@/lib/data/reports/comparisons";
import type { Criterion } from "@/lib/scorecards/criterion";

type CriteriaViewProps = {
  tenantSlug: string;
  interviews: ComparedInterview[];
  columns: CompareColumn[];
  active: number;
  onActive: (column: number) => void;
};

/** What reviewers say, criterion by criterion. */
export function CriteriaView({ tenantSlug, interviews, columns, active, onActive }: CriteriaViewProps) {
  const rows = [
    {
      id: "overall",
      head: "Overall recommendation",
      cells: interviews.map((interview) => (
        <OverallCell key={interview.id} tenantSlug={tenantSlug} interview={interview} />
      )),
    },
    ...criteriaOf(interviews).map((criterion) => ({
      id: `criterion-${criterion.id}`,
      head: criterion.name,
      cells: interviews.map((interview) => (
        <CriterionCell key={interview.id} interview={interview} criterion={criterion} />
      )),
    })),
  ];
  return <CompareTable what="Criterion" columns={columns} rows={rows} active={active} onActive={onActive} />;
}

/** The criteria of all the reviews, in the order in which they first appear. */
function criteriaOf(interviews: ComparedInterview[]): Criterion[] {
  const criteria = new Map<string, Criterion>();
  for (const { reviews } of interviews)
    for (const review of reviews)
      for (const criterion of review.criteria)
        if (!criteria.has(criterion.id)) criteria.set(criterion.id, criterion);
  return [...criteria.values()];
}
