"use client";

import { useNow } from "@/components/browser/use-now";
import { cn } from "@/components/ui/cn";
import { Time } from "@/components/ui/time";

/** When something is due, and whether that is over. */
export function DueTime({ iso }: { iso: string }) {
  const nowMs = useNow();
  const isOverdue = Date.parse(iso) < nowMs;
  return (
    <span className={cn(isOverdue && "font-medium text-danger-text")}>
      {isOverdue ? "was due " : "due "}
      <Time iso={iso} />
    </span>
  );
}
