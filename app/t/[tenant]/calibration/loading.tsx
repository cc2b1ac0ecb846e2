import { QuestionsSkeleton } from "@/components/compare/questions-skeleton";
import { Page, PageHeader } from "@/components/shell/page";

export default function CalibrationLoading() {
  return (
    <Page>
      <PageHeader title="Calibration" />
      <QuestionsSkeleton />
    </Page>
  );
}
