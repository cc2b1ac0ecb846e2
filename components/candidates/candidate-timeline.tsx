import { describeEntry } from "@/components/candidates/describe-entry";
import { activitySentence } from "@/components/scorecard/describe-activity";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { interviewHref } from "@/components/urls/list-url";
import type { TimelineEntry } from "@/lib/data/candidates/candidate-timeline";

type CandidateTimelineProps = { tenantSlug: string; entries: TimelineEntry[] };

/** Everything that happened to a candidate and their interviews, newest first. */
export function CandidateTimeline({ tenantSlug, entries }: CandidateTimelineProps) {
  return (
    <Card aria-labelledby="timeline-title">
      <CardHeader id="timeline-title" title="Timeline" />
      <CardBody>
        {entries.length === 0 ? <p className="text-muted">No activity yet.</p> : null}
        <ol className="flex flex-col">
          {entries.map(({ id, at, actorName, interview, detail }) => (
            <li
              key={id}
              className="relative flex flex-wrap justify-between gap-x-4 border-s ps-4 pb-4 last:pb-0 before:absolute before:-start-[4.5px] before:top-1.5 before:size-2 before:rounded-full before:bg-border-strong"
            >
              <span className="min-w-0 flex-1 basis-60 text-pretty break-words">
                {actorName === null ? null : <bdi className="font-medium">{actorName} </bdi>}
                <bdi>{activitySentence(actorName, describeEntry(detail))}</bdi>
                {interview ? (
                  <>
                    {" · "}
                    <Link
                      href={interviewHref(tenantSlug, interview.id)}
                      className="rounded-sm text-accent-text hover:underline"
                    >
                      <bdi>{interview.roleName ?? "Interview"}</bdi>
                    </Link>
                  </>
                ) : null}
              </span>
              <Time iso={at} className="shrink-0 text-sm text-subtle" />
            </li>
          ))}
        </ol>
      </CardBody>
    </Card>
  );
}
