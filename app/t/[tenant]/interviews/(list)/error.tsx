"use client";

import { InterviewListError } from "@/components/interviews/interview-list-error";
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
      <InterviewListError retry={reset} reference={error.digest} />
    </Page>
  );
}
