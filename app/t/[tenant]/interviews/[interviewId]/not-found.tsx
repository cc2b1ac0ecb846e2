import { FileQuestion } from "lucide-react";
import { AllLink } from "@/components/loading/all-link";
import { EmptyState } from "@/components/ui/empty-state";

export default function InterviewNotFound() {
  return (
    <EmptyState
      icon={<FileQuestion />}
      heading="h1"
      title="This interview was not found"
      action={<AllLink of="interviews" />}
    >
      It may have been removed, or it may belong to another organisation.
    </EmptyState>
  );
}
