import { HeardStrip } from "@/components/links/heard-strip";
import { RecommendationBadge } from "@/components/scorecard/recommendation-badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { LinkFeedback } from "@/lib/data/links/link-feedback";
import type { LinkVisitor } from "@/lib/data/links/link-visits";

type LinkVisitorsProps = {
  tenantSlug: string;
  visitors: LinkVisitor[];
  feedback: LinkFeedback[];
  /** Of the link, in its order. */
  interviews: { id: string; candidateName: string; durationSec: number | null }[];
};

/** Who opened a link, with what, when, what they heard of each interview, and what they think of it. */
export function LinkVisitors({ tenantSlug, visitors, feedback, interviews }: LinkVisitorsProps) {
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
                    <li
                      key={id}
                      className="grid items-center gap-x-4 gap-y-1 sm:max-lg:grid-cols-[12rem_1fr] xl:grid-cols-[12rem_1fr]"
                    >
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
                      <Said
                        said={feedback.find((one) => one.visitorId === visitor.id && one.interviewId === id)}
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

function Said({ said }: { said: LinkFeedback | undefined }) {
  if (!said) return null;
  if (said.isBlind)
    return (
      <p className="text-muted text-sm sm:max-lg:col-start-2 xl:col-start-2">
        Feedback sent. Submit your own review to read it.
      </p>
    );
  const { recommendation, summary, commentCount } = said;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm sm:max-lg:col-start-2 xl:col-start-2">
      {recommendation ? <RecommendationBadge recommendation={recommendation} /> : null}
      {summary ? (
        <p dir="auto" className="line-clamp-3 min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">
          {summary}
        </p>
      ) : null}
      <p className="text-muted">
        Sent <Time iso={said.sentAt} />
        {commentCount > 0 ? `, with ${commentCount === 1 ? "1 comment" : `${commentCount} comments`}` : ""}
      </p>
    </div>
  );
}
