import { QuestionsSkeleton } from "@/components/compare/questions-skeleton";
import { Page, PageHeader } from "@/components/shell/page";

export default function CompareLoading() {
  return (
    <Page className="ms-0 max-w-none">
      <PageHeader title="Compare" />
      <QuestionsSkeleton />
    </Page>
  );
}
