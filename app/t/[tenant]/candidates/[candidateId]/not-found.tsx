import { UserX } from "lucide-react";
import { AllLink } from "@/components/loading/all-link";
import { EmptyState } from "@/components/ui/empty-state";

export default function CandidateNotFound() {
  return (
    <EmptyState
      icon={<UserX />}
      heading="h1"
      title="This candidate was not found"
      action={<AllLink of="candidates" />}
    >
      They may have been merged or erased, belong to another organisation, or be hidden from you.
    </EmptyState>
  );
}
