"use client";

import { CriterionField } from "@/components/scorecard/criterion-field";
import { ratingOf, withRating } from "@/components/scorecard/review-draft";
import type { AskedScorecard } from "@/lib/data/reviews/asked-scorecard";
import type { Rating } from "@/lib/scorecards/criterion";

type FeedbackScorecardProps = {
  scorecard: AskedScorecard;
  ratings: Rating[];
  onChange: (ratings: Rating[]) => void;
};

/** The scorecard that a visitor is asked for. Nothing of it has to be filled in. */
export function FeedbackScorecard({ scorecard, ratings, onChange }: FeedbackScorecardProps) {
  return (
    <section aria-label={scorecard.name} className="flex flex-col border-y">
      <p className="flex items-baseline justify-between gap-3 pt-4 text-muted text-sm">
        <span>Score what you can, and link the moments that show why.</span>
        <span className="text-subtle">Optional</span>
      </p>
      <div className="divide-y">
        {scorecard.criteria.map((criterion) => (
          <CriterionField
            key={criterion.id}
            criterion={criterion}
            rating={ratingOf(ratings, criterion.id)}
            isMissing={false}
            onChange={(change) => onChange(withRating(ratings, criterion.id, change))}
          />
        ))}
      </div>
    </section>
  );
}
