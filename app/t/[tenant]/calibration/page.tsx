import { Scale } from "lucide-react";
import type { Metadata } from "next";
import { CalibrationCandidates } from "@/components/compare/calibration-candidates";
import { CalibrationFacts } from "@/components/compare/calibration-facts";
import { CalibrationFilters } from "@/components/compare/calibration-filters";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Page, PageHeader } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { getCalibration } from "@/lib/data/reports/calibration";
import { requireMember } from "@/lib/http/gates";
import { parseCalibrationInput } from "./parse-calibration-input";

export const metadata: Metadata = { title: "Calibration" };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function CalibrationPage({ params, searchParams }: Props) {
  const renderedAtMs = Date.now();
  const actor = await requireMember((await params).tenant);
  const calibration = await getCalibration(actor, parseCalibrationInput(await searchParams));
  const { criterion, candidates, isCut, hiddenCount } = calibration;
  const { slug } = actor.tenant;
  const hidden =
    hiddenCount === 1
      ? "One interview is hidden until your review of it is submitted."
      : `${hiddenCount} interviews are hidden until your reviews of them are submitted.`;
  return (
    <Page>
      <PageHeader title="Calibration" description="One criterion across all candidates for a role." />
      {criterion === null || calibration.roleNames.length === 0 ? (
        <Card>
          <EmptyState icon={<Scale />} title="Nothing to compare yet">
            Once reviews are submitted, you will see how each criterion was scored and why.
          </EmptyState>
        </Card>
      ) : (
        <>
          <CalibrationFilters tenantSlug={slug} calibration={calibration} />
          {hiddenCount > 0 ? <p className="text-muted">{hidden}</p> : null}
          <div className="grid gap-5 lg:grid-cols-[minmax(16rem,20rem)_minmax(0,1fr)]">
            <CalibrationFacts criterion={criterion} candidates={candidates} />
            <div className="flex min-w-0 flex-col gap-3">
              {candidates.length > 0 ? (
                <CalibrationCandidates
                  tenantSlug={slug}
                  criterion={criterion}
                  candidates={candidates}
                  listener={actor.user.id}
                />
              ) : (
                <Card>
                  <EmptyState title="Nothing to show yet">
                    Other reviews appear once you have submitted yours.
                  </EmptyState>
                </Card>
              )}
              {isCut ? (
                <p className="text-muted text-sm">
                  The {candidates.length} completed last are shown; there are more.
                </p>
              ) : null}
            </div>
          </div>
        </>
      )}
      <LiveRefresh tenantSlug={slug} renderedAtMs={renderedAtMs} hasPending={false} />
    </Page>
  );
}
