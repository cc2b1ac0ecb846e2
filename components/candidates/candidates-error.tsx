"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";

/** Candidates could not be read. `retry` is the error boundary's own, run together with a fresh request. */
export function CandidatesError({ retry, reference }: { retry: () => void; reference: string | undefined }) {
  const router = useRouter();
  const [isRetrying, startTransition] = useTransition();
  return (
    <Card>
      <ErrorState
        title="The candidates could not be loaded"
        reference={reference}
        isRetrying={isRetrying}
        onRetry={() =>
          startTransition(() => {
            router.refresh();
            retry();
          })
        }
      >
        Nothing is lost. Try again in a moment.
      </ErrorState>
    </Card>
  );
}
