"use client";

import { Page, PageHeader } from "@/components/shell/page";
import { LoadError } from "@/components/ui/load-error";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function CompareFailed({ error, reset }: Props) {
  return (
    <Page>
      <PageHeader title="Compare" />
      <LoadError title="The comparison could not be loaded" retry={reset} reference={error.digest} />
    </Page>
  );
}
