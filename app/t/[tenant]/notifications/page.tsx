import type { Metadata } from "next";
import { z } from "zod";
import { LiveRefresh } from "@/components/live/live-refresh";
import { NotificationList } from "@/components/notifications/notification-list";
import { Page, PageHeader } from "@/components/shell/page";
import { listNotifications } from "@/lib/data/news/notifications";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Notifications" };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

export default async function NotificationsPage({ params, searchParams }: Props) {
  const renderedAtMs = Date.now();
  const actor = await requireMember((await params).tenant);
  const before = z
    .uuid()
    .nullable()
    .catch(null)
    .parse((await searchParams).before ?? null);
  const page = await listNotifications(actor, { before });
  return (
    <Page width="narrow">
      <PageHeader title="Notifications" />
      <NotificationList
        key={page.items[0]?.id ?? "empty"}
        tenantSlug={actor.tenant.slug}
        page={page}
        isLater={before !== null}
      />
      <LiveRefresh tenantSlug={actor.tenant.slug} renderedAtMs={renderedAtMs} hasPending={false} />
    </Page>
  );
}
