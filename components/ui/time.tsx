"use client";

import { useServerClock } from "@/components/browser/clock";
import { useIsHydrated } from "@/components/browser/use-is-hydrated";
import { useNow } from "@/components/browser/use-now";
import { type DateTimeStyle, formatDateTime } from "@/lib/format/date-time";
import { isKnownTime, UNKNOWN_TIME } from "@/lib/format/known-time";
import { formatRelativeTime } from "@/lib/format/relative-time";

type TimeProps = {
  /** ISO 8601. */
  iso: string;
  /** `relative` is "5 minutes ago", with the full date as its title. */
  style?: "relative" | DateTimeStyle;
  className?: string;
};

/**
 * An instant in the reader's own time zone. The server writes it as the browser will: by its own clock, and in the zone
 * that the browser named before; only a browser's first page may be in UTC for a moment.
 */
export function Time({ iso, style = "relative", className }: TimeProps) {
  const nowMs = useNow();
  const isHydrated = useIsHydrated();
  const clock = useServerClock();
  const timeZone = isHydrated ? undefined : clock.timeZone;
  if (!isKnownTime(Date.parse(iso))) return <span className={className}>{UNKNOWN_TIME}</span>;
  return (
    <time
      dateTime={iso}
      title={isHydrated ? formatDateTime(iso, "full", { timeZone }) : undefined}
      className={className}
    >
      {style === "relative" ? formatRelativeTime(iso, nowMs) : formatDateTime(iso, style, { timeZone })}
    </time>
  );
}
