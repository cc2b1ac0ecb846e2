import { CircleAlert, CircleCheck, CircleDashed, CircleOff, Link2Off, Send } from "lucide-react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { statusLabel } from "@/lib/format/interview-status";

type StatusLook = { tone: BadgeTone; color: string; icon: React.ReactNode };

const LOOKS = new Map<string, StatusLook>([
  ["initiated", { tone: "neutral", color: "text-subtle", icon: <Send aria-hidden /> }],
  ["active", { tone: "neutral", color: "text-accent-text", icon: <LiveDot /> }],
  ["completed", { tone: "neutral", color: "text-muted", icon: <CircleCheck aria-hidden /> }],
  ["failed", { tone: "neutral", color: "text-text", icon: <CircleAlert aria-hidden /> }],
]);

const REMARKS: Record<StatusRemark, StatusLook & { label: string }> = {
  link_expired: {
    label: "Link expired",
    tone: "neutral",
    color: "text-muted",
    icon: <Link2Off aria-hidden />,
  },
  missing: {
    label: "Gone from the platform",
    tone: "neutral",
    color: "text-subtle",
    icon: <CircleOff aria-hidden />,
  },
};

const UNKNOWN: StatusLook = { tone: "neutral", color: "text-subtle", icon: <CircleDashed aria-hidden /> };

type StatusRemark = "link_expired" | "missing";

type StatusBadgeProps = {
  status: string;
  /** Said in place of the status. */
  remark?: StatusRemark | null;
  /** `plain` has no ground: for lists, where a column of filled badges would shout. */
  variant?: "badge" | "plain";
};

/** An interview's status as icon and word. */
export function StatusBadge({ status, remark = null, variant = "badge" }: StatusBadgeProps) {
  const { tone, color, icon } = remark ? REMARKS[remark] : (LOOKS.get(status) ?? UNKNOWN);
  const label = remark ? REMARKS[remark].label : statusLabel(status);
  if (variant === "badge") {
    return (
      <Badge tone={tone} icon={icon}>
        {label}
      </Badge>
    );
  }
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap align-middle">
      <span className={cn("grid size-4 place-items-center [&_svg]:size-4", color)}>{icon}</span>
      {label}
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
