"use client";

import { CandidatesError } from "@/components/candidates/candidates-error";
import { Page, PageHeader } from "@/components/shell/page";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function CandidatesFailed({ error, reset }: Props) {
  return (
    <Page>
      <PageHeader title="Candidates" />
      <CandidatesError retry={reset} reference={error.digest} />
    </Page>
  );
}
