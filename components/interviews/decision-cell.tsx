import { EyeOff } from "lucide-react";
import { DecideButton } from "@/components/interviews/decide-button";
import { DecisionBadge } from "@/components/scorecard/decision-badge";
import { OutcomeMarks } from "@/components/scorecard/outcome-marks";
import type { ListedInterview } from "@/lib/data/interview-list/interview-list";

/** What was decided, and by which reviews; for a blind reviewer, that it is hidden, whether there is something or not. */
export function DecisionCell({ interview, canDecide }: { interview: ListedInterview; canDecide: boolean }) {
  const { decision, isBlind, status, outcome } = interview;
  const marks = outcome && <OutcomeMarks outcome={outcome} className="text-sm" />;
  if (decision !== null)
    return (
      <span className="inline-flex items-center gap-2">
        <DecisionBadge outcome={decision} /> {marks}
      </span>
    );
  // Nothing to review: there is no review of theirs after which it would show.
  if (isBlind && status === "failed") return <span className="text-subtle max-sm:hidden">–</span>;
  if (isBlind && status === "completed") {
    return (
      <span
        title="Hidden until your review is submitted"
        className="inline-flex items-center gap-1.5 whitespace-nowrap text-subtle text-sm max-sm:hidden"
      >
        <EyeOff aria-hidden className="size-3.5" /> Hidden
      </span>
    );
  }
  return (
    <>
      <span className="inline-flex items-center gap-2">
        {marks ?? (
          <span aria-hidden className="text-subtle max-sm:hidden">
            –
          </span>
        )}
        {canDecide && outcome && status === "completed" ? <DecideButton interview={interview} /> : null}
      </span>
      <span className="sr-only">Not decided</span>
    </>
  );
}
