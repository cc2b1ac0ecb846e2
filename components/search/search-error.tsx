"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";

type SearchErrorProps = { retry: () => void; reference?: string | undefined };

/** The search failed. */
export function SearchError({ retry, reference }: SearchErrorProps) {
  const router = useRouter();
  const [isRetrying, startTransition] = useTransition();
  return (
    <Card>
      <ErrorState
        title="The search failed"
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
