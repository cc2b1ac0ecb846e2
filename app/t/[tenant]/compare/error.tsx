"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Page, PageHeader } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";

export default function CompareFailed({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const router = useRouter();
  const [isRetrying, startTransition] = useTransition();
  return (
    <Page>
      <PageHeader title="Compare" />
      <Card>
        <ErrorState
          title="The comparison could not be loaded"
          reference={error.digest}
          isRetrying={isRetrying}
          onRetry={() =>
            startTransition(() => {
              router.refresh();
              reset();
            })
          }
        >
          Nothing is lost. Try again in a moment.
        </ErrorState>
      </Card>
    </Page>
  );
}
