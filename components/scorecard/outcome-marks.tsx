import { Split } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { type Outcome, outcomeText, scoreText } from "@/lib/scorecards/outcome";
import type { Recommendation } from "@/lib/scorecards/recommendations";

/** From yes to no by colours that colour-blind eyes tell apart; the strong ones are taller as well. */
const BARS: Record<Recommendation, string> = {
  strong_yes: "h-4 bg-judge-strong-yes",
  yes: "h-2.5 bg-judge-yes",
  no: "h-2.5 bg-judge-no",
  strong_no: "h-4 bg-judge-strong-no",
};

/** What reviewers recommend, a bar for each, and their mean; in words for who does not see it, and on hover. */
export function OutcomeMarks({ outcome, className }: { outcome: Outcome; className?: string }) {
  const { recommendations, mean, isSplit } = outcome;
  const words = outcomeText(outcome);
  return (
    <span
      title={words[0]?.toUpperCase() + words.slice(1)}
      className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", className)}
    >
      <span aria-hidden className="inline-flex h-4 items-end gap-0.5">
        {recommendations.flatMap(({ recommendation, count }) =>
          Array.from({ length: count }, (_, index) => (
            <span
              key={`${recommendation} ${index}`}
              className={cn("w-1.5 rounded-sm", BARS[recommendation])}
            />
          )),
        )}
      </span>
      {mean === null ? null : (
        <span aria-hidden className="font-medium tabular-nums">
          {scoreText(mean)}
        </span>
      )}
      {isSplit ? <Split aria-hidden className="size-3.5 shrink-0 text-muted" /> : null}
      <span className="sr-only">{words}</span>
    </span>
  );
}
