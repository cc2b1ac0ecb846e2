"use client";

import { LoadError } from "@/components/loading/load-error";
import { Page, PageHeader } from "@/components/shell/page";

export default function SearchFailed({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Page>
      <PageHeader title="Search in transcripts" />
      <LoadError title="The search failed" retry={reset} reference={error.digest} />
    </Page>
  );
}
