"use client";

import { FileClock, FileX } from "lucide-react";
import { useTransition } from "react";
import { useRefresh } from "@/components/browser/use-refresh";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";

/** Why there is no transcript to read: `not-ready` may come, `none` will not, `unreachable` may be tried again. */
export type TranscriptProblemKind = "not-ready" | "none" | "unreachable";

/** In place of a transcript. */
export function TranscriptProblem({ kind, message }: { kind: TranscriptProblemKind; message: string }) {
  const refresh = useRefresh();
  const [isRetrying, startRetry] = useTransition();
  if (kind === "unreachable") {
    return (
      <ErrorState
        title="The transcript could not be loaded"
        onRetry={() => startRetry(refresh)}
        isRetrying={isRetrying}
      >
        {message}
      </ErrorState>
    );
  }
  if (kind === "not-ready") {
    return (
      <EmptyState icon={<FileClock />} title="The transcript is not ready yet">
        The platform is still preparing it. It will appear here automatically.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<FileX />} title="No transcript">
      {message}
    </EmptyState>
  );
}
