"use client";

import { SearchError } from "@/components/search/search-error";
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
      <SearchError retry={reset} reference={error.digest} />
    </Page>
  );
}
