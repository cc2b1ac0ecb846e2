import { ChevronDown, ChevronsDown, ChevronsUp, ChevronUp } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { RECOMMENDATION_LABELS, type Recommendation } from "@/lib/scorecards/recommendations";

const LOOKS = {
  strong_no: { color: "text-judge-strong-no", Icon: ChevronsDown },
  no: { color: "text-judge-no", Icon: ChevronDown },
  yes: { color: "text-judge-yes", Icon: ChevronUp },
  strong_yes: { color: "text-judge-strong-yes", Icon: ChevronsUp },
} as const satisfies Record<Recommendation, { color: string; Icon: unknown }>;

/** A reviewer's overall recommendation. */
export function RecommendationBadge({ recommendation }: { recommendation: Recommendation }) {
  const { color, Icon } = LOOKS[recommendation];
  return (
    <Badge icon={<Icon aria-hidden className={color} strokeWidth={3} />} className="text-text">
      {RECOMMENDATION_LABELS[recommendation]}
    </Badge>
  );
}
