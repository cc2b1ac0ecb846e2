import type { Metadata } from "next";
import { LiveRefresh } from "@/components/live/live-refresh";
import { QueueList } from "@/components/queue/queue-list";
import { Page, PageHeader } from "@/components/shell/page";
import { getQueue } from "@/lib/data/reviews/assignments";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "To review" };

export default async function QueuePage({ params }: { params: Promise<{ tenant: string }> }) {
  const renderedAtMs = Date.now();
  const actor = await requireMember((await params).tenant);
  const queue = await getQueue(actor);
  const total = queue.items.length + queue.doneCount;
  return (
    <Page width="narrow">
      <PageHeader
        title="To review"
        description={queue.items.length > 0 ? `${queue.doneCount} of ${total} done` : null}
      />
      <QueueList tenantSlug={actor.tenant.slug} queue={queue} />
      <LiveRefresh tenantSlug={actor.tenant.slug} renderedAtMs={renderedAtMs} hasPending />
    </Page>
  );
}
