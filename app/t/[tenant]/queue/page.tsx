import type { Metadata } from "next";
import { LiveRefresh } from "@/components/live/live-refresh";
import { QueueList } from "@/components/queue/queue-list";
import { ReviewedList } from "@/components/scorecard/reviewed-list";
import { Page, PageHeader } from "@/components/shell/page";
import { getQueue } from "@/lib/data/reviews/assignments";
import { listReviewed } from "@/lib/data/reviews/queue-step";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "To review" };

export default async function QueuePage({ params }: { params: Promise<{ tenant: string }> }) {
  const renderedAtMs = Date.now();
  const actor = await requireMember((await params).tenant);
  const [queue, reviewed] = await Promise.all([getQueue(actor), listReviewed(actor)]);
  const { slug } = actor.tenant;
  const total = queue.items.length + queue.doneCount;
  return (
    <Page width="narrow">
      <PageHeader
        title="To review"
        description={queue.items.length > 0 ? `${queue.doneCount} of ${total} done` : null}
      />
      <QueueList
        tenantSlug={slug}
        queue={queue}
        sitting={reviewed.filter(({ isOfSitting }) => isOfSitting)}
      />
      <ReviewedList tenantSlug={slug} reviewed={reviewed} />
      <LiveRefresh tenantSlug={slug} renderedAtMs={renderedAtMs} hasPending />
    </Page>
  );
}
