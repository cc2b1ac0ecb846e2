"use client";

import { LoadError } from "@/components/loading/load-error";
import { Page, PageHeader } from "@/components/shell/page";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function CalibrationFailed({ error, reset }: Props) {
  return (
    <Page>
      <PageHeader title="Calibration" />
      <LoadError title="The reviews could not be loaded" retry={reset} reference={error.digest} />
    </Page>
  );
}
