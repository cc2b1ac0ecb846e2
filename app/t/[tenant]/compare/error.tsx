"use client";

import { LoadError } from "@/components/loading/load-error";
import { Page, PageHeader } from "@/components/shell/page";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function CompareFailed({ error, reset }: Props) {
  return (
    <Page>
      <PageHeader title="Compare" />
      <LoadError title="The comparison could not be loaded" retry={reset} reference={error.digest} />
    </Page>
  );
}
