import {
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock,
  LoaderCircle,
  type LucideIcon,
  Mic,
  Send,
  Undo2,
  Unlink,
} from "lucide-react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { type InviteStage, STAGE_WORDS } from "@/lib/invites/stages";

const LOOKS: Record<InviteStage, { tone: BadgeTone; Icon: LucideIcon }> = {
  planned: { tone: "neutral", Icon: CircleDashed },
  asking: { tone: "neutral", Icon: LoaderCircle },
  invited: { tone: "accent", Icon: Send },
  begun: { tone: "accent", Icon: Mic },
  done: { tone: "success", Icon: CircleCheck },
  failed: { tone: "danger", Icon: CircleX },
  expired: { tone: "warning", Icon: Clock },
  no_link: { tone: "warning", Icon: Unlink },
  refused: { tone: "danger", Icon: CircleX },
  withdrawn: { tone: "neutral", Icon: Undo2 },
};

/** Where somebody who is invited stands. */
export function StageBadge({ stage }: { stage: InviteStage }) {
  const { tone, Icon } = LOOKS[stage];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {STAGE_WORDS[stage]}
    </Badge>
  );
}
