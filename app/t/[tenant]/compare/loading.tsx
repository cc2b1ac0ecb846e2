import { QuestionsSkeleton } from "@/components/compare/questions-skeleton";
import { Page, PageHeader } from "@/components/shell/page";

export default function CompareLoading() {
  return (
    <Page className="max-w-none">
      <PageHeader title="Compare" />
      <QuestionsSkeleton />
    </Page>
  );
}
