import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type BannerTone = "info" | "success" | "warning" | "danger";

const TONES = {
  info: { Icon: Info, box: "border-accent/30 bg-accent-soft", icon: "text-accent-text" },
  success: { Icon: CircleCheck, box: "border-success/30 bg-success-soft", icon: "text-success-text" },
  warning: { Icon: TriangleAlert, box: "border-warning/40 bg-warning-soft", icon: "text-warning-text" },
  danger: { Icon: CircleAlert, box: "border-danger/30 bg-danger-soft", icon: "text-danger-text" },
} as const;

type BannerProps = {
  tone?: BannerTone;
  title: ReactNode;
  action?: ReactNode;
  /** `alert` interrupts a screen reader: only for the answer to what somebody just did. */
  role?: "alert" | "status";
  className?: string;
  children?: ReactNode;
};

/** A message that stays until its cause is gone. */
export function Banner({ tone = "info", title, action, role, className, children }: BannerProps) {
  const { Icon, box, icon } = TONES[tone];
  return (
    <div
      role={role}
      className={cn(
        "flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border px-3.5 py-3",
        box,
        className,
      )}
    >
      <div className="flex min-w-0 flex-1 basis-64 items-start gap-2.5">
        <Icon aria-hidden className={cn("mt-0.75 size-4 shrink-0", icon)} />
        <div className="min-w-0 text-text">
          <p className="font-medium">{title}</p>
          {children ? <div className="text-pretty text-sm">{children}</div> : null}
        </div>
      </div>
      {action}
    </div>
  );
}
