"use client";

import { useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";

/** A text as somebody wrote or said it: its first lines, and the rest when it is asked for. `lang`: BCP 47. */
export function Passage({ text, lang }: { text: string; lang?: string | null }) {
  const shown = useRef<HTMLSpanElement>(null);
  const [isWhole, setIsWhole] = useState(false);
  const [isCut, setIsCut] = useState(false);
  useEffect(() => {
    const element = shown.current;
    if (!element || isWhole) return;
    // Also when it comes into view or gets another width: while it is hidden, it has no lines at all.
    const observer = new ResizeObserver(() => setIsCut(element.scrollHeight > element.clientHeight + 1));
    observer.observe(element);
    return () => observer.disconnect();
  }, [isWhole]);
  return (
    <span className="flex flex-col items-start gap-1">
      <span
        ref={shown}
        dir="auto"
        lang={lang ?? undefined}
        className={cn(
          "w-full whitespace-pre-wrap text-pretty break-words text-start",
          !isWhole && "line-clamp-5",
        )}
      >
        {text}
      </span>
      {isCut ? (
        <button
          type="button"
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
          className="rounded-sm text-accent-text text-sm hover:underline touch:py-2"
        >
          {isWhole ? "Show less" : "Show all"}
        </button>
      ) : null}
    </span>
  );
}
