import { FileQuestion } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";

export default function InterviewNotFound() {
  return (
    <EmptyState icon={<FileQuestion />} heading="h1" title="This interview was not found">
      It may have been removed, or it may belong to another organisation.
    </EmptyState>
  );
}
