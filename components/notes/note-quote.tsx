import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type NoteQuoteProps = { quote: string; action?: ReactNode; className?: string };

/** The words of the transcript that a note is about; a line is what one speaker said. */
export function NoteQuote({ quote, action, className }: NoteQuoteProps) {
  return (
    <figure className={cn("flex items-start gap-2 border-warning border-s-2 ps-2.5", className)}>
      <blockquote
        dir="auto"
        className="line-clamp-4 min-w-0 flex-1 whitespace-pre-wrap text-muted text-sm [overflow-wrap:anywhere]"
      >
        {quote
          .split("\n")
          .map((line) => `“${line}”`)
          .join("\n")}
      </blockquote>
      {action}
    </figure>
  );
}
