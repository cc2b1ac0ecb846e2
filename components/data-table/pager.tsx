import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";

type PagerProps = {
  /** "50 of 312 interviews". */
  summary: string;
  hasPrevious: boolean;
  hasNext: boolean;
  /** A link with this content and these classes. */
  renderLink: (to: "previous" | "next", className: string, children: ReactNode) => ReactNode;
};

const CLASS = buttonClass({ size: "sm" });
const UNAVAILABLE_CLASS = buttonClass({ variant: "ghost", size: "sm" }, "pointer-events-none text-subtle");

/** From page to page of a list that is cut by the server. */
export function Pager({ summary, hasPrevious, hasNext, renderLink }: PagerProps) {
  const previous = (
    <>
      <ChevronLeft aria-hidden className="-ms-1 rtl:-scale-x-100" />
      Previous
    </>
  );
  const next = (
    <>
      Next
      <ChevronRight aria-hidden className="-me-1 rtl:-scale-x-100" />
    </>
  );
  return (
    <div className="flex items-center justify-between gap-3">
      <p className="text-muted text-sm tabular-nums">{summary}</p>
      {hasPrevious || hasNext ? (
        <nav aria-label="Pages" className="flex gap-2">
          {hasPrevious ? renderLink("previous", CLASS, previous) : <Unavailable>{previous}</Unavailable>}
          {hasNext ? renderLink("next", CLASS, next) : <Unavailable>{next}</Unavailable>}
        </nav>
      ) : null}
    </div>
  );
}

function Unavailable({ children }: { children: ReactNode }) {
  return (
    <span aria-hidden className={UNAVAILABLE_CLASS}>
      {children}
    </span>
  );
}
