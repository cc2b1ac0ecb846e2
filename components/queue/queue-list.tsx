import { ListChecks, PencilLine } from "lucide-react";
import { DueTime } from "@/components/queue/due-time";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import type { Queue } from "@/lib/data/reviews/assignments";
import type { Reviewed } from "@/lib/data/reviews/queue-step";
import { formatDuration, isoDuration } from "@/lib/format/duration";
import { languageName } from "@/lib/format/language-name";

/** What the reader is asked to review, the most urgent first. */
export function QueueList({
  tenantSlug,
  queue,
  sitting,
}: {
  tenantSlug: string;
  queue: Queue;
  /** What was reviewed in this sitting. */
  sitting: Reviewed[];
}) {
  const { items, doneCount } = queue;
  if (items.length === 0) {
    return (
      <Card>
        <EmptyState icon={<ListChecks />} title={doneCount > 0 ? "All reviewed" : "Nothing to review"}>
          {sitting.length > 0
            ? sittingText(sitting)
            : doneCount > 0
              ? `You have reviewed ${doneCount === 1 ? "the interview" : `all ${doneCount} interviews`} assigned to you.`
              : "Interviews assigned to you appear here once they are completed."}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <ol className="divide-y">
        {items.map((item, index) => (
          <li key={item.interviewId} className="flex items-center gap-3 px-4 py-3 sm:px-5">
            <div className="flex min-w-0 flex-1 flex-col gap-0.5">
              <Link
                href={`/t/${tenantSlug}/interviews/${item.interviewId}`}
                dir="auto"
                className="w-fit max-w-full truncate rounded-sm font-medium text-lg hover:underline"
              >
                {item.candidateName}
              </Link>
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
                {item.roleName ? <bdi>{item.roleName}</bdi> : null}
                {item.language ? <span>{languageName(item.language)}</span> : null}
                {item.durationSec === null ? null : (
                  <time dateTime={isoDuration(item.durationSec)}>{formatDuration(item.durationSec)}</time>
                )}
                {item.dueAt ? <DueTime iso={item.dueAt} /> : null}
                {item.isStarted ? <Badge icon={<PencilLine aria-hidden />}>Started</Badge> : null}
              </p>
            </div>
            {index === 0 ? (
              <Link
                href={`/t/${tenantSlug}/interviews/${item.interviewId}`}
                className={buttonClass({ variant: "primary" })}
              >
                {item.isStarted ? "Continue" : "Start"}
              </Link>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** "6 of 6 reviewed, 41 minutes of interviews. …" */
function sittingText(sitting: Reviewed[]): string {
  const count = sitting.length;
  const minutes = Math.ceil(sitting.reduce((sum, { durationSec }) => sum + (durationSec ?? 0), 0) / 60);
  const heard = `${minutes} ${minutes === 1 ? "minute" : "minutes"} of interviews`;
  return `${count} of ${count} reviewed, ${heard}. You will be notified when more are assigned to you.`;
}
