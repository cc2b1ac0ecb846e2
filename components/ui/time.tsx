"use client";

import { useNow } from "@/components/browser/use-now";
import { type DateTimeStyle, formatDateTime } from "@/lib/format/date-time";
import { formatRelativeTime } from "@/lib/format/relative-time";

type TimeProps = {
  /** ISO 8601. */
  iso: string;
  /** `relative` is "5 minutes ago", with the full date as its title. */
  style?: "relative" | DateTimeStyle;
  className?: string;
};

/**
 * An instant in the reader's own time zone. The server does not know that zone: it writes the UTC date, and
 * the browser puts the right text in its place when it takes over.
 */
export function Time({ iso, style = "relative", className }: TimeProps) {
  const nowMs = useNow();
  const isHydrated = nowMs !== null;
  const timeZone = isHydrated ? undefined : "UTC";
  const shown =
    style !== "relative"
      ? formatDateTime(iso, style, { timeZone })
      : isHydrated
        ? formatRelativeTime(iso, nowMs)
        : formatDateTime(iso, "date", { timeZone });
  return (
    <time
      dateTime={iso}
      title={isHydrated ? formatDateTime(iso, "full", { timeZone }) : undefined}
      className={className}
    >
      {shown}
    </time>
  );
}
