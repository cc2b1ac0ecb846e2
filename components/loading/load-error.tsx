"use client";

import { useTransition } from "react";
import { useRefresh } from "@/components/browser/use-refresh";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";

type LoadErrorProps = {
  /** What could not be done, as a sentence without its stop. */
  title: string;
  /** The error boundary's own retry, run together with a fresh request. */
  retry?: (() => void) | undefined;
  reference?: string | undefined;
};

/** In place of what could not be read, with a way to try again. */
export function LoadError({ title, retry, reference }: LoadErrorProps) {
  const refresh = useRefresh();
  const [isRetrying, startTransition] = useTransition();
  return (
    <Card>
      <ErrorState
        title={title}
        reference={reference}
        isRetrying={isRetrying}
        onRetry={() =>
          startTransition(async () => {
            await refresh();
            retry?.();
          })
        }
      >
        Nothing is lost. Try again in a moment.
      </ErrorState>
    </Card>
  );
}
