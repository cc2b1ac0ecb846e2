import { EvidenceList } from "@/components/scorecard/evidence-list";
import { RecommendationBadge } from "@/components/scorecard/recommendation-badge";
import { Avatar } from "@/components/ui/avatar";
import { Time } from "@/components/ui/time";
import type { Review } from "@/lib/data/reviews";
import { scoreLabel } from "@/lib/scorecards/scores";

/** A submitted review, to read. */
export function ReviewView({ review }: { review: Review }) {
  const byId = new Map(review.ratings.map((rating) => [rating.criterionId, rating]));
  return (
    <article aria-label={`Review by ${review.authorName}`} className="flex flex-col gap-2">
      <header className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Avatar name={review.authorName} className="size-7" />
        <span className="font-medium">{review.authorName}</span>
        {review.recommendation ? <RecommendationBadge recommendation={review.recommendation} /> : null}
        {review.submittedAt ? (
          <span className="ms-auto text-sm text-subtle">
            <Time iso={review.submittedAt} />
          </span>
        ) : null}
      </header>
      {review.summary ? (
        <p dir="auto" className="whitespace-pre-wrap text-pretty break-words">
          {review.summary}
        </p>
      ) : null}
      <details className="text-sm">
        <summary className="w-fit cursor-pointer rounded-sm py-1 text-muted hover:text-text">
          Scores and evidence
        </summary>
        <dl className="flex flex-col gap-3 pt-2">
          {review.criteria.map((criterion) => {
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
      </details>
    </article>
  );
}
