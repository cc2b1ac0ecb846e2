"use client";

import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";

type CandidateSwitchProps = {
  candidates: { id: string; name: string }[];
  active: number;
  onActive: (index: number) => void;
};

/** Which candidate a phone shows. */
export function CandidateSwitch({ candidates, active, onActive }: CandidateSwitchProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [active]);
  return (
    <ul
      ref={list}
      aria-label="Candidate shown"
      className="sticky top-0 z-20 -mx-4 flex gap-1.5 overflow-x-auto bg-bg px-4 py-2 [scrollbar-width:none] md:hidden"
    >
      {candidates.map(({ id, name }, index) => (
        <li key={id} className="min-w-0 shrink-0">
          <button
            type="button"
            aria-pressed={index === active}
            onClick={() => onActive(index)}
            className={cn(
              "h-10 max-w-40 truncate rounded-md border px-3 font-medium text-muted",
              index === active && "border-accent bg-accent-soft text-accent-text",
            )}
          >
            <bdi>{name}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}
