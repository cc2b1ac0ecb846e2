import { SaveStatus } from "@/components/scorecard/save-status";
import type { SaveState } from "@/components/scorecard/use-review-draft";
import { Button } from "@/components/ui/button";

type ReviewFooterProps = {
  progress: { done: number; total: number };
  /** Why it was not submitted. */
  problem: string | null;
  saveState: SaveState;
  onRetry: () => void;
  isSending: boolean;
  goesOnTo: "next" | "end" | null;
  /** Submits without going on. */
  onStay: () => void;
};

/** How far the review is and the way to submit it, in sight wherever the form is. Stands inside the form. */
export function ReviewFooter(props: ReviewFooterProps) {
  const { progress, problem, saveState, onRetry, isSending, goesOnTo, onStay } = props;
  return (
    <footer className="sticky bottom-[calc(var(--bottom-bar,0px)+var(--player-height))] z-10 -mx-2 flex flex-col gap-1.5 border-t bg-surface px-2 py-2 review:-bottom-4 review:-mx-4 review:rounded-b-lg review:px-4">
      <p role="alert" className="text-pretty text-danger-text text-sm empty:hidden">
        {problem}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
        <p className="flex flex-wrap gap-x-2 text-muted text-sm tabular-nums">
          <span>
            {progress.done} of {progress.total}
          </span>
          <SaveStatus state={saveState} onRetry={onRetry} />
        </p>
        <div className="flex gap-2">
          {goesOnTo ? (
            <Button size="sm" pending={isSending} onClick={onStay}>
              Submit and stay
            </Button>
          ) : null}
          <Button type="submit" size="sm" variant="primary" pending={isSending} title="Ctrl+Enter">
            {goesOnTo === "next"
              ? "Submit and next"
              : goesOnTo === "end"
                ? "Submit and finish"
                : "Submit review"}
          </Button>
        </div>
      </div>
    </footer>
  );
}
