import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type DisclosureProps = {
  /** What is pressed. */
  summary: ReactNode;
  summaryClassName?: string;
  className?: string;
  /** It stands open at first. */
  open?: boolean;
  children: ReactNode;
};

/** Something folded away until it is asked for. Opens without script, and where a search of the page finds something in it. */
export function Disclosure({ summary, summaryClassName, className, open, children }: DisclosureProps) {
  return (
    <details className={cn("group/disclosure", className)} {...(open && { open })}>
      <summary
        className={cn(
          "flex cursor-pointer list-none items-center gap-1.5 rounded-sm focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden",
          summaryClassName,
        )}
      >
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-muted transition-transform group-open/disclosure:rotate-90 motion-reduce:transition-none rtl:-scale-x-100"
        />
        {summary}
      </summary>
      {children}
    </details>
  );
}
