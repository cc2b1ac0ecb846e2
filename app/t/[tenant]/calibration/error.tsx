"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Page, PageHeader } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";

export default function CalibrationFailed({
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
      <PageHeader title="Calibration" />
      <Card>
        <ErrorState
          title="The reviews could not be loaded"
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
