import { CircleCheck, CirclePause, CircleX } from "lucide-react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { DECISION_LABELS, type DecisionOutcome } from "@/lib/scorecards/decision-reasons";

const LOOKS = {
  advance: { tone: "success", Icon: CircleCheck },
  hold: { tone: "warning", Icon: CirclePause },
  reject: { tone: "danger", Icon: CircleX },
} as const satisfies Record<DecisionOutcome, { tone: BadgeTone; Icon: unknown }>;

/** What was decided. */
export function DecisionBadge({ outcome }: { outcome: DecisionOutcome }) {
  const { tone, Icon } = LOOKS[outcome];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {DECISION_LABELS[outcome].done}
    </Badge>
  );
}
