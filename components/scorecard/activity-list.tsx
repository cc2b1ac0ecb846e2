import { activitySentence, describeActivity } from "@/components/scorecard/describe-activity";
import { Disclosure } from "@/components/ui/disclosure";
import { Time } from "@/components/ui/time";
import type { Activity } from "@/lib/data/interviews/activities";

/** What happened to the interview, newest first. */
export function ActivityList({ activities }: { activities: Activity[] }) {
  if (activities.length === 0) return null;
  return (
    <Disclosure className="border-t py-4" summary="Timeline" summaryClassName="w-fit font-semibold">
      <ol className="flex flex-col gap-2 pt-3 text-sm">
        {activities.map(({ id, at, actorName, detail }) => (
          <li key={id} className="flex justify-between gap-3">
            <span className="min-w-0 text-pretty">
              {actorName === null ? null : <span className="font-medium">{actorName} </span>}
              {activitySentence(actorName, describeActivity(detail))}
            </span>
            <span className="shrink-0 text-subtle">
              <Time iso={at} />
            </span>
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}
