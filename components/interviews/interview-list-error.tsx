"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";

type InterviewListErrorProps = {
  /** The error boundary's own retry, run together with a fresh request. */
  retry?: () => void;
  reference?: string | undefined;
};

/** The list could not be read. */
export function InterviewListError({ retry, reference }: InterviewListErrorProps) {
  const router = useRouter();
  const [isRetrying, startTransition] = useTransition();
  return (
    <Card>
      <ErrorState
        title="The interviews could not be loaded"
        reference={reference}
        isRetrying={isRetrying}
        onRetry={() =>
          startTransition(() => {
            router.refresh();
            retry?.();
          })
        }
      >
        Nothing is lost. Try again in a moment.
      </ErrorState>
    </Card>
  );
}
