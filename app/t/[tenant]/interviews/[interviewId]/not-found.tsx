import { FileQuestion } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";

export default function InterviewNotFound() {
  return (
    <EmptyState icon={<FileQuestion />} heading="h1" title="This interview was not found">
      It may have been removed, or it belongs to another organisation. Your interviews are in the list.
    </EmptyState>
  );
}
