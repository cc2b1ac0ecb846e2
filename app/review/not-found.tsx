import { Link2Off } from "lucide-react";
import { PublicShell } from "@/components/shell/public-shell";
import { EmptyState } from "@/components/ui/empty-state";

export default function ReviewLinkNotFound() {
  return (
    <PublicShell brand={null}>
      <EmptyState icon={<Link2Off />} heading="h1" title="This link does not work" className="py-24">
        It may have expired, not started yet or been revoked, or the address may be incomplete. Ask the sender
        for a new one.
      </EmptyState>
    </PublicShell>
  );
}
