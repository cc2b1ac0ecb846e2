import { Pause, Send } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { batchHref } from "@/components/urls/invite-url";
import type { BatchSummary } from "@/lib/data/invites/invite-list";
import { languageName } from "@/lib/format/language-name";

/** Everything that was sent out, newest first. */
export function BatchList({ tenantSlug, batches }: { tenantSlug: string; batches: BatchSummary[] }) {
  if (batches.length === 0)
    return (
      <EmptyState icon={<Send />} title="No invitations yet">
        Invite one person, or up to 500 from a list. Each gets a link of their own to an interview.
      </EmptyState>
    );
  return (
    <ul className="divide-y rounded-xl border bg-surface shadow-xs">
      {batches.map((batch) => (
        <li key={batch.id} className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-5">
          <div className="min-w-0 flex-1 basis-56">
            <Link
              href={batchHref(tenantSlug, batch.id)}
              className="font-medium after:absolute after:inset-0 hover:underline"
            >
              <bdi>{batch.roleName}</bdi>
            </Link>
            <p className="text-muted text-sm">
              {languageName(batch.language)} · <bdi>{batch.byName}</bdi> · <Time iso={batch.createdAt} />
            </p>
          </div>
          {batch.pausedCode ? (
            <Badge tone="warning" icon={<Pause aria-hidden />}>
              Paused
            </Badge>
          ) : null}
          <p className="text-muted text-sm tabular-nums sm:w-72 sm:text-end">{summaryOf(batch)}</p>
        </li>
      ))}
    </ul>
  );
}

function summaryOf({ people, counts }: BatchSummary): string {
  const waiting = (counts.planned ?? 0) + (counts.sending ?? 0);
  return [
    `${people} ${people === 1 ? "person" : "people"}`,
    ...(counts.sent ? [`${counts.sent} invited`] : []),
    ...(waiting > 0 ? [`${waiting} waiting`] : []),
    ...(counts.refused ? [`${counts.refused} refused`] : []),
  ].join(" · ");
}
