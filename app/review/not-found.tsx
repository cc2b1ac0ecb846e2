import { Link2Off } from "lucide-react";
import { PublicShell } from "@/components/shell/public-shell";
import { EmptyState } from "@/components/ui/empty-state";

export default function ReviewLinkNotFound() {
  return (
    <PublicShell brand={null}>
      <EmptyState icon={<Link2Off />} heading="h1" title="This link does not work any more" className="py-24">
        It may be over, used up, not begun yet or revoked, or part of its address is missing. Ask the person
        who sent it for a new one.
      </EmptyState>
    </PublicShell>
  );
}
