import { RecommendationBadge } from "@/components/scorecard/recommendation-badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { Reviewed } from "@/lib/data/reviews/queue-step";

/** What the reader has reviewed, so that it can be found again. */
export function ReviewedList({ tenantSlug, reviewed }: { tenantSlug: string; reviewed: Reviewed[] }) {
  if (reviewed.length === 0) return null;
  return (
    <Card aria-labelledby="reviewed-title">
      <CardHeader id="reviewed-title" title="Reviewed" />
      <ul className="divide-y">
        {reviewed.map(({ interviewId, candidateName, roleName, recommendation, submittedAt }) => (
          <li key={interviewId} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 sm:px-5">
            <span className="flex min-w-0 flex-1 basis-48 flex-col">
              <Link
                href={`/t/${tenantSlug}/interviews/${interviewId}`}
                dir="auto"
                className="w-fit max-w-full truncate rounded-sm font-medium hover:underline touch:py-1"
              >
                {candidateName}
              </Link>
              <span className="text-muted text-sm">{roleName ? <bdi>{roleName}</bdi> : null}</span>
            </span>
            {recommendation ? <RecommendationBadge recommendation={recommendation} /> : null}
            <Time iso={submittedAt} className="text-sm text-subtle" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
