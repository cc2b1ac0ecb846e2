import type { SaveState } from "@/components/scorecard/use-review-draft";
import { Button } from "@/components/ui/button";

/** Whether what is written is safe on the server. */
export function SaveStatus({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  if (state.kind === "failed") {
    return (
      <span role="alert" className="flex items-center gap-2 text-end text-danger-text text-sm">
        Not saved. {state.reason}
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      </span>
    );
  }
  const text = { clean: "", conflict: "", waiting: "Saving…", saving: "Saving…", saved: "Draft saved" }[
    state.kind
  ];
  return (
    <span role="status" className="shrink-0 text-sm text-subtle empty:absolute">
      {text}
    </span>
  );
}
