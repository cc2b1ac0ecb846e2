"use client";

import { LoadError } from "@/components/loading/load-error";
import { Page, PageHeader } from "@/components/shell/page";

export default function InterviewsError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Page>
      <PageHeader title="Interviews" />
      <LoadError title="The interviews could not be loaded" retry={reset} reference={error.digest} />
    </Page>
  );
}
