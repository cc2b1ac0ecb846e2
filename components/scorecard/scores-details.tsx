import { EvidenceList } from "@/components/scorecard/evidence-list";
import { Disclosure } from "@/components/ui/disclosure";
import type { Criterion, Rating } from "@/lib/scorecards/criterion";
import { scoreLabel } from "@/lib/scorecards/scores";

/** What somebody scored and why, folded away until it is asked for. */
export function ScoresDetails({ criteria, ratings }: { criteria: Criterion[]; ratings: Rating[] }) {
  const byId = new Map(ratings.map((rating) => [rating.criterionId, rating]));
  return (
    <Disclosure
      className="text-sm"
      summary="Scores and evidence"
      summaryClassName="w-fit py-1 text-muted hover:text-text"
    >
      <dl className="flex flex-col gap-3 pt-2">
        {criteria.map((criterion) => {
          const rating = byId.get(criterion.id);
          return (
            <div key={criterion.id} className="flex flex-col gap-1">
              <div className="flex items-baseline justify-between gap-3">
                <dt>{criterion.name}</dt>
                {criterion.kind === "text" ? null : (
                  <dd className="shrink-0 font-medium tabular-nums">
                    {scoreLabel(criterion, rating?.score ?? null)}
                  </dd>
                )}
              </div>
              {rating?.comment ? (
                <dd dir="auto" className="whitespace-pre-wrap text-pretty break-words text-muted">
                  {rating.comment}
                </dd>
              ) : null}
              {rating && rating.evidence.length > 0 ? (
                <dd>
                  <EvidenceList evidence={rating.evidence} />
                </dd>
              ) : null}
            </div>
          );
        })}
      </dl>
    </Disclosure>
  );
}
