"use client";

import { Bell } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { useCurrentHref } from "@/components/browser/use-current-href";
import { atMostEvery } from "@/components/live/at-most-every";
import { listenToEvents } from "@/components/live/event-stream";
import { eventsUrl } from "@/components/live/events-url";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { setUnreadCount, useUnreadCount } from "./unread-count";

const READ_GAP_MS = 2000;
const TELLING = new Set(["interview", "notes", "reviews"]);

type NotificationsLinkProps = {
  tenantSlug: string;
  /** What was unread when the page was made, at `renderedAtMs`. */
  initialCount: number;
  renderedAtMs: number;
  /** `wide` has words from 1024 px on, `compact` is an icon. */
  layout: "wide" | "compact";
};

/** The way to the news, with how much of it is unread, kept up to date while the page is open. */
export function NotificationsLink({ tenantSlug, initialCount, layout, ...rest }: NotificationsLinkProps) {
  const base = `/t/${encodeURIComponent(tenantSlug)}`;
  const href = `${base}/notifications`;
  const isCurrent = useCurrentHref([href]) === href;
  const count = useUnreadCount(tenantSlug, initialCount);
  useUnreadReading(tenantSlug, rest.renderedAtMs, layout);
  const badge =
    count > 0 ? (
      <span
        aria-hidden
        className={cn(
          "grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 font-semibold text-[0.6875rem] text-accent-fg tabular-nums leading-none",
          layout === "compact"
            ? "absolute end-0.5 top-1"
            : "ms-auto max-lg:absolute max-lg:end-0 max-lg:-top-1",
        )}
      >
        {count > 99 ? "99+" : count}
      </span>
    ) : null;
  const label = count > 0 ? `Notifications, ${count > 99 ? "more than 99" : count} unread` : "Notifications";
  if (layout === "compact")
    return (
      <Link
        href={href}
        aria-label={label}
        aria-current={isCurrent ? "page" : undefined}
        className="relative grid size-11 place-items-center rounded-md text-muted transition-colors hover:bg-surface-hover hover:text-text"
      >
        <Bell aria-hidden className={cn("size-5", isCurrent && "text-accent-text")} />
        {badge}
      </Link>
    );
  return (
    <Link
      href={href}
      aria-label={label}
      title="Notifications"
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "relative flex h-9 items-center gap-2.5 rounded-md px-2.5 font-medium text-muted transition-colors hover:bg-surface-hover hover:text-text touch:h-10 max-lg:justify-center max-lg:px-0",
        isCurrent && "bg-surface-selected text-text",
      )}
    >
      <Bell aria-hidden className={cn("size-4.5", isCurrent && "text-accent-text")} />
      <span className="max-lg:hidden">Notifications</span>
      {badge}
    </Link>
  );
}

/** Whatever happens in the tenant may be news: each event makes the count be read again, now and then. */
function useUnreadReading(tenantSlug: string, renderedAtMs: number, layout: string): void {
  const read = useEffectEvent(async () => {
    const answer = await fetch(`/api/t/${encodeURIComponent(tenantSlug)}/notifications/unread`).catch(
      () => null,
    );
    if (answer?.ok) setUnreadCount(tenantSlug, ((await answer.json()) as { count: number }).count);
  });
  const firstRenderedAtMs = useEffectEvent(() => renderedAtMs);
  useEffect(() => {
    // Both layouts are on the page, one of them hidden: one of them listens.
    if (layout !== "wide") return;
    const reading = atMostEvery(READ_GAP_MS, () => void read());
    const stop = listenToEvents(eventsUrl(tenantSlug), firstRenderedAtMs(), {
      onReturn: () => reading.call(),
      onEvent: ({ type }) => {
        if (TELLING.has(type)) reading.call();
      },
    });
    return () => {
      stop();
      reading.cancel();
    };
  }, [tenantSlug, layout]);
}
