import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { Transcript } from "@/lib/transcript/types";

type TranscriptPanelProps = {
  source?: Transcript["source"] | undefined;
  actions?: ReactNode;
  /** More lines of the head, which stays in view: a search box. */
  below?: ReactNode;
  /** Whether the page has a line of its own at the top that stays in view on phones. */
  isUnderTopBar?: boolean;
  children: ReactNode;
};

/** The transcript's frame: title, and what its times are worth. */
export function TranscriptPanel({ source, actions, below, isUnderTopBar, children }: TranscriptPanelProps) {
  return (
    <>
      <header
        className={cn(
          "sticky top-0 z-10 border-b bg-surface review:rounded-t-xl low:static print:static",
          isUnderTopBar && "max-md:top-14",
        )}
      >
        <div className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 ps-4 pe-2 py-1.5">
          <h2 id="transcript-title" className="font-semibold text-lg">
            Transcript
          </h2>
          <TimesBadge source={source} />
          {actions ? <div className="ms-auto flex items-center sm:gap-1 print:hidden">{actions}</div> : null}
        </div>
        {below}
      </header>
      <div className="py-2">{children}</div>
    </>
  );
}

// On a phone the badge has the second line to itself, so that the tools stand beside the title.
function TimesBadge({ source }: { source: TranscriptPanelProps["source"] }) {
  if (source !== "estimated" && source !== "untimed") return null;
  return (
    <div className="max-sm:order-last max-sm:w-full">
      <Badge>{source === "estimated" ? "Estimated times" : "No timestamps"}</Badge>
    </div>
  );
}
