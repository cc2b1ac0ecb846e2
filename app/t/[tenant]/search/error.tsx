"use client";

import { Page, PageHeader } from "@/components/shell/page";
import { LoadError } from "@/components/ui/load-error";

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
