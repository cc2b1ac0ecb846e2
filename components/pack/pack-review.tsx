import { RecommendationBadge } from "@/components/scorecard/recommendation-badge";
import { Time } from "@/components/ui/time";
import type { Review } from "@/lib/data/reviews/reviews";
import { formatDuration } from "@/lib/format/duration";
import { scoreLabel } from "@/lib/scorecards/scores";

/** One submitted review with every score, comment and moment, open: paper has nothing to press. */
export function PackReview({ review }: { review: Review }) {
  const byId = new Map(review.ratings.map((rating) => [rating.criterionId, rating]));
  return (
    <section aria-label={`Review by ${review.authorName}`} className="flex flex-col gap-3">
      <h3 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-medium">
        <bdi>{review.authorName}</bdi>
        {review.recommendation ? <RecommendationBadge recommendation={review.recommendation} /> : null}
        {review.submittedAt ? (
          <span className="font-normal text-muted text-sm">
            <Time iso={review.submittedAt} style="dateTime" />
          </span>
        ) : null}
      </h3>
      {review.summary ? (
        <p dir="auto" className="whitespace-pre-wrap text-pretty break-words">
          {review.summary}
        </p>
      ) : null}
      <dl className="flex flex-col divide-y border-y text-sm">
        {review.criteria.map((criterion) => {
          const rating = byId.get(criterion.id);
          return (
            <div
              key={criterion.id}
              className="grid break-inside-avoid grid-cols-[1fr_auto] items-baseline gap-x-3 gap-y-1 py-2"
            >
              <dt>{criterion.name}</dt>
              {criterion.kind === "text" ? null : (
                <dd className="font-medium tabular-nums">{scoreLabel(criterion, rating?.score ?? null)}</dd>
              )}
              {rating?.comment ? (
                <dd dir="auto" className="col-span-2 whitespace-pre-wrap text-pretty break-words text-muted">
                  {rating.comment}
                </dd>
              ) : null}
              {rating?.evidence.map(({ atMs, quote }) => (
                <dd key={atMs} className="col-span-2 text-muted">
                  <span className="tabular-nums">{formatDuration(atMs / 1000)}</span>
                  {quote ? <bdi> “{quote}”</bdi> : null}
                </dd>
              ))}
            </div>
          );
        })}
      </dl>
    </section>
  );
}
