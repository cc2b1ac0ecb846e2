import { CandidateListSkeleton } from "@/components/candidates/candidate-list-skeleton";
import { Page, PageHeader } from "@/components/shell/page";

export default function CandidatesLoading() {
  return (
    <Page>
      <PageHeader title="Candidates" />
      <CandidateListSkeleton />
    </Page>
  );
}
