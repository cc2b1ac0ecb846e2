import { CircleAlert, CircleCheck } from "lucide-react";
import { Badge } from "@/components/ui/badge";

/** Whether a claimed domain is shown to be the organisation's. */
export function DomainBadge({ isProven }: { isProven: boolean }) {
  return isProven ? (
    <Badge tone="success" icon={<CircleCheck aria-hidden />}>
      Verified
    </Badge>
  ) : (
    <Badge tone="warning" icon={<CircleAlert aria-hidden />}>
      Not verified
    </Badge>
  );
}
