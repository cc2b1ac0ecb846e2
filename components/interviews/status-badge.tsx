import { CircleAlert, CircleCheck, CircleDashed, Send } from "lucide-react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { statusLabel } from "@/lib/format/interview-status";

type StatusLook = { tone: BadgeTone; color: string; icon: React.ReactNode };

const LOOKS = new Map<string, StatusLook>([
  ["initiated", { tone: "neutral", color: "text-subtle", icon: <Send aria-hidden /> }],
  ["active", { tone: "accent", color: "text-accent-text", icon: <LiveDot /> }],
  ["completed", { tone: "success", color: "text-success-text", icon: <CircleCheck aria-hidden /> }],
  ["failed", { tone: "danger", color: "text-danger-text", icon: <CircleAlert aria-hidden /> }],
]);

const UNKNOWN: StatusLook = { tone: "neutral", color: "text-subtle", icon: <CircleDashed aria-hidden /> };

type StatusBadgeProps = {
  status: string;
  /** `plain` has no ground: for lists, where a column of filled badges would shout. */
  variant?: "badge" | "plain";
};

/** An interview's status as icon and word. */
export function StatusBadge({ status, variant = "badge" }: StatusBadgeProps) {
  const { tone, color, icon } = LOOKS.get(status) ?? UNKNOWN;
  if (variant === "badge") {
    return (
      <Badge tone={tone} icon={icon}>
        {statusLabel(status)}
      </Badge>
    );
  }
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap align-middle">
      <span className={cn("grid size-4 place-items-center [&_svg]:size-4", color)}>{icon}</span>
      {statusLabel(status)}
    </span>
  );
}

function LiveDot() {
  return (
    <span aria-hidden className="relative grid size-3.5 place-items-center">
      <span className="absolute size-2 animate-live rounded-full bg-current" />
      <span className="size-2 rounded-full bg-current" />
    </span>
  );
}
