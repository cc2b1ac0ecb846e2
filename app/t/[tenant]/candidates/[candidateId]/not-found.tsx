import { UserX } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";

export default function CandidateNotFound() {
  return (
    <EmptyState icon={<UserX />} heading="h1" title="This candidate was not found">
      They may have been removed, belong to another organisation, or be hidden from you.
    </EmptyState>
  );
}
