import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  /** `h1` where it is all there is on the page. */
  heading?: "h1" | "h2";
  /** Why it is empty and what happens next. */
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** Nothing here, and what to do about it. */
export function EmptyState({
  icon,
  title,
  heading: Heading = "h2",
  children,
  action,
  className,
}: EmptyStateProps) {
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
      <Heading className="font-semibold text-lg">{title}</Heading>
      {children ? <p className="max-w-md text-pretty text-muted">{children}</p> : null}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
