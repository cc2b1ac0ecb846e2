import { ChevronDown, ChevronsDown, ChevronsUp, ChevronUp } from "lucide-react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { RECOMMENDATION_LABELS, type Recommendation } from "@/lib/scorecards/recommendations";

const LOOKS = {
  strong_no: { tone: "danger", Icon: ChevronsDown },
  no: { tone: "danger", Icon: ChevronDown },
  yes: { tone: "success", Icon: ChevronUp },
  strong_yes: { tone: "success", Icon: ChevronsUp },
} as const satisfies Record<Recommendation, { tone: BadgeTone; Icon: unknown }>;

/** A reviewer's overall recommendation. */
export function RecommendationBadge({ recommendation }: { recommendation: Recommendation }) {
  const { tone, Icon } = LOOKS[recommendation];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {RECOMMENDATION_LABELS[recommendation]}
    </Badge>
  );
}
