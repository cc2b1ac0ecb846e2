import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import type { Transcript } from "@/lib/transcript/types";

type TranscriptPanelProps = {
  source?: Transcript["source"] | undefined;
  actions?: ReactNode;
  children: ReactNode;
};

/** The transcript's frame: title, and what its times are worth. */
export function TranscriptPanel({ source, actions, children }: TranscriptPanelProps) {
  return (
    <>
      <header className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2">
        <h2 id="transcript-title" className="font-semibold text-lg">
          Transcript
        </h2>
        {source === "estimated" ? <Badge>Times are estimated</Badge> : null}
        {source === "untimed" ? <Badge>Without times</Badge> : null}
        {actions ? <div className="ms-auto flex items-center gap-1">{actions}</div> : null}
      </header>
      <div className="py-2">{children}</div>
    </>
  );
}
