import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  /** Why it is empty and what happens next. */
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** Nothing here, and what to do about it. */
export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center gap-1.5 px-6 py-16 text-center", className)}>
      {icon ? (
        <span
          aria-hidden
          className="mb-2 grid size-11 place-items-center rounded-xl border bg-surface text-muted shadow-xs [&_svg]:size-5"
        >
          {icon}
        </span>
      ) : null}
      <h2 className="font-semibold text-lg">{title}</h2>
      {children ? <p className="max-w-md text-pretty text-muted">{children}</p> : null}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
