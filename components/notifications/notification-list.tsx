"use client";

import {
  AtSign,
  AudioLines,
  BellRing,
  CircleCheckBig,
  CornerDownRight,
  Gavel,
  Hourglass,
  Link2,
  type LucideIcon,
  MessageSquareQuote,
  Trash2,
  UserRoundPlus,
} from "lucide-react";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { markReadAction } from "@/lib/actions/news";
import type { Notification, NotificationPage } from "@/lib/data/news/notifications";
import type { NotificationKind } from "@/lib/notifications/kinds";
import { newsPath, newsText } from "@/lib/notifications/wording";
import { setUnreadCount } from "./unread-count";

const ICONS: Record<NotificationKind, LucideIcon> = {
  assigned: UserRoundPlus,
  mentioned: AtSign,
  replied: CornerDownRight,
  completed: AudioLines,
  reviews_in: CircleCheckBig,
  decided: Gavel,
  link_opened: Link2,
  link_feedback: MessageSquareQuote,
  link_expiring: Hourglass,
  expiry_announced: Trash2,
};

type NotificationListProps = {
  tenantSlug: string;
  page: NotificationPage;
  /** Not the newest page. */
  isLater: boolean;
};

/** What the reader ought to know, newest first. */
export function NotificationList({ tenantSlug, page, isLater }: NotificationListProps) {
  const { isSending, send } = useSend();
  const [isAllRead, setIsAllRead] = useState(false);
  const base = `/t/${tenantSlug}`;
  const hasUnread = !isAllRead && page.items.some(({ isRead }) => !isRead);
  const mark = async () => {
    const answer = await send(() => markReadAction(tenantSlug, null));
    if (!answer) return;
    setIsAllRead(true);
    setUnreadCount(tenantSlug, answer.unread);
  };
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Link
          href={`${base}/settings/notifications`}
          className={buttonClass({ variant: "ghost", size: "sm" }, "-ms-2.5")}
        >
          Email preferences
        </Link>
        {hasUnread ? (
          <Button size="sm" pending={isSending} onClick={() => void mark()}>
            Mark all as read
          </Button>
        ) : null}
      </div>
      <Card>
        {page.items.length === 0 ? (
          <EmptyState icon={<BellRing />} title={isLater ? "No older notifications" : "No notifications yet"}>
            {isLater
              ? "You have reached the end."
              : "Review requests, mentions, replies and decisions will appear here."}
          </EmptyState>
        ) : (
          <ul aria-label="Notifications" className="divide-y">
            {page.items.map((item) => (
              <li key={item.id}>
                <Item item={item} tenantSlug={tenantSlug} isRead={isAllRead || item.isRead} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      {page.before === null && !isLater ? null : (
        <nav aria-label="Pages" className="flex justify-between gap-2">
          {isLater ? (
            <Link href={`${base}/notifications`} className={buttonClass({})}>
              Newest
            </Link>
          ) : null}
          {page.before === null ? null : (
            <Link href={`${base}/notifications?before=${page.before}`} className={buttonClass({}, "ms-auto")}>
              Older
            </Link>
          )}
        </nav>
      )}
    </>
  );
}

function Item({ item, tenantSlug, isRead }: { item: Notification; tenantSlug: string; isRead: boolean }) {
  const Icon = ICONS[item.kind];
  return (
    <Link
      href={newsPath(tenantSlug, item)}
      className="flex items-start gap-3 px-4 py-3 transition-colors first:rounded-t-xl last:rounded-b-xl hover:bg-surface-hover sm:px-5"
    >
      <Icon
        aria-hidden
        className={cn("mt-0.5 size-4.5 shrink-0 text-muted", !isRead && "text-accent-text")}
      />
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span dir="auto" className={cn("text-pretty break-words", !isRead && "font-medium")}>
          {isRead ? null : <span className="sr-only">Unread: </span>}
          {newsText(item)}
        </span>
        <Time iso={item.at} className="text-muted text-sm" />
      </span>
      {isRead ? null : <span aria-hidden className="mt-2 size-2 shrink-0 rounded-full bg-accent" />}
    </Link>
  );
}
