import { RecommendationBadge } from "@/components/scorecard/recommendation-badge";
import { ScoresDetails } from "@/components/scorecard/scores-details";
import { Avatar } from "@/components/ui/avatar";
import { Time } from "@/components/ui/time";
import type { Review } from "@/lib/data/reviews/reviews";

/** A submitted review, to read. */
export function ReviewView({ review }: { review: Review }) {
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
      <ScoresDetails criteria={review.criteria} ratings={review.ratings} />
    </article>
  );
}
