"use client";

import { useState } from "react";
import { cn } from "@/components/ui/cn";

/** Longer texts are cut after a few lines until they are asked for. */
const LONG = 280;

/** A text as somebody wrote or said it; the first lines of a long one. `lang`: BCP 47. */
export function Passage({ text, lang }: { text: string; lang?: string | null }) {
  const [isWhole, setIsWhole] = useState(false);
  const isLong = text.length > LONG;
  return (
    <span className="flex flex-col items-start gap-1">
      <span
        dir="auto"
        lang={lang ?? undefined}
        className={cn(
          "w-full whitespace-pre-wrap text-pretty break-words text-start",
          isLong && !isWhole && "line-clamp-5",
        )}
      >
        {text}
      </span>
      {isLong ? (
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
