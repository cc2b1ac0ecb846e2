import Link from "next/link";
import { HeardStrip } from "@/components/links/heard-strip";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { LinkVisitor } from "@/lib/data/links/link-visits";

type LinkVisitorsProps = {
  tenantSlug: string;
  visitors: LinkVisitor[];
  /** Of the link, in its order. */
  interviews: { id: string; candidateName: string; durationSec: number | null }[];
};

/** Who opened a link, with what, when, and what they heard of each interview. */
export function LinkVisitors({ tenantSlug, visitors, interviews }: LinkVisitorsProps) {
  return (
    <Card aria-labelledby="visitors-title">
      <CardHeader
        id="visitors-title"
        title={visitors.length === 1 ? "1 visitor" : `${visitors.length} visitors`}
        description="One entry per browser that opened the link."
      />
      <CardBody>
        {visitors.length === 0 ? (
          <EmptyState title="Not opened yet" className="py-8" />
        ) : (
          <ul className="flex flex-col divide-y">
            {visitors.map((visitor) => (
              <li key={visitor.id} className="flex flex-col gap-3 py-4 first:pt-0 last:pb-0">
                <p className="flex flex-wrap items-baseline gap-x-3">
                  <bdi className="font-medium">{visitor.name || visitor.email || "Unnamed visitor"}</bdi>
                  <span className="text-muted text-sm">
                    {visitor.name && visitor.email ? <bdi>{visitor.email}, </bdi> : null}
                    {visitor.device}, last seen <Time iso={visitor.lastSeenAt} />
                  </span>
                </p>
                <ul className="flex flex-col gap-2">
                  {interviews.map(({ id, candidateName, durationSec }) => (
                    <li key={id} className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[12rem_1fr]">
                      <Link
                        href={`/t/${tenantSlug}/interviews/${id}`}
                        className="truncate text-sm hover:underline"
                      >
                        <bdi>{candidateName}</bdi>
                      </Link>
                      <HeardStrip
                        parts={visitor.heard.find(({ interviewId }) => interviewId === id)?.parts ?? []}
                        durationMs={durationSec === null ? null : durationSec * 1000}
                      />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}
