import { EyeOff } from "lucide-react";
import type { ReactNode } from "react";
import { Passage } from "@/components/compare/passage";
import { PlayButton } from "@/components/compare/play-button";
import { RecommendationBadge } from "@/components/scorecard/recommendation-badge";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { ComparedInterview } from "@/lib/data/reports/comparisons";
import type { Review } from "@/lib/data/reviews/reviews";
import { describeDuration } from "@/lib/format/duration";
import type { Criterion } from "@/lib/scorecards/criterion";
import { scoreLabel } from "@/lib/scorecards/scores";
import { isFarApart, spreadOf } from "@/lib/scorecards/spread";

/** Overall recommendations of one interview, or why none can be read. */
export function OverallCell({ tenantSlug, interview }: { tenantSlug: string; interview: ComparedInterview }) {
  const { isBlind, reviews, id } = interview;
  if (isBlind) {
    return (
      <p className="flex items-start gap-2 text-pretty text-muted text-sm">
        <EyeOff aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          Hidden until{" "}
          <Link href={`/t/${tenantSlug}/interviews/${id}`} className="text-accent-text underline">
            your review
          </Link>{" "}
          is submitted.
        </span>
      </p>
    );
  }
  if (reviews.length === 0) return <Nothing>No reviews submitted yet.</Nothing>;
  return (
    <PerReviewer reviews={reviews}>
      {({ recommendation, summary }) => ({
        value: recommendation ? <RecommendationBadge recommendation={recommendation} /> : null,
        below: summary ? <Passage text={summary} /> : null,
      })}
    </PerReviewer>
  );
}

/** What each reviewer of one interview says on a criterion, and where one hears it. */
export function CriterionCell({
  interview,
  criterion,
}: {
  interview: ComparedInterview;
  criterion: Criterion;
}) {
  const asked = interview.reviews.filter(({ criteria }) => criteria.some(({ id }) => id === criterion.id));
  if (interview.isBlind) return <Nothing>Hidden</Nothing>;
  if (interview.reviews.length === 0) return <Nothing>Not reviewed</Nothing>;
  if (asked.length === 0) return <Nothing>Not on the scorecard used</Nothing>;
  const spread = spreadOf(asked).find((one) => one.criterion.id === criterion.id);
  return (
    <div className="flex flex-col gap-2">
      {spread && isFarApart(spread) ? (
        <Badge tone="warning" className="self-start">
          Reviewers disagree
        </Badge>
      ) : null}
      <PerReviewer reviews={asked}>
        {({ ratings, authorName }) => {
          const rating = ratings.find(({ criterionId }) => criterionId === criterion.id);
          return {
            value:
              criterion.kind === "text" ? null : (
                <span className="font-medium tabular-nums">
                  {scoreLabel(criterion, rating?.score ?? null)}
                </span>
              ),
            below: rating ? (
              <>
                {rating.comment ? <Passage text={rating.comment} /> : null}
                {rating.evidence.length > 0 ? (
                  <span className="flex flex-wrap gap-1.5">
                    {rating.evidence.map(({ atMs, quote }) => (
                      <PlayButton
                        key={`${atMs}-${quote}`}
                        segment={{
                          interviewId: interview.id,
                          startMs: atMs,
                          endMs: null,
                          label: criterion.name,
                        }}
                        title={quote || undefined}
                        label={`${criterion.name}, from ${describeDuration(atMs / 1000)}, ${authorName} on ${interview.candidateName}`}
                      />
                    ))}
                  </span>
                ) : null}
              </>
            ) : null,
          };
        }}
      </PerReviewer>
    </div>
  );
}

type PerReviewerProps = {
  reviews: Review[];
  children: (review: Review) => { value: ReactNode; below: ReactNode };
};

function PerReviewer({ reviews, children }: PerReviewerProps) {
  return (
    <ul className="flex flex-col gap-2.5">
      {reviews.map((review) => {
        const { value, below } = children(review);
        return (
          <li key={review.id} className="flex flex-col gap-1">
            <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <bdi className="min-w-0 truncate text-muted text-sm">{review.authorName}</bdi>
              {value}
            </span>
            {below}
          </li>
        );
      })}
    </ul>
  );
}

function Nothing({ children }: { children: ReactNode }) {
  return <p className="text-sm text-subtle">{children}</p>;
}
