import { InterviewListSkeleton } from "@/components/interviews/interview-list-skeleton";
import { Page, PageHeader } from "@/components/shell/page";

export default function InterviewsLoading() {
  return (
    <Page>
      <PageHeader title="Interviews" />
      <InterviewListSkeleton />
    </Page>
  );
}
