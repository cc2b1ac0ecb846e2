import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { RetentionRun } from "@/lib/data/retention/runs";

/** What the rules did, day by day. */
export function RetentionRuns({ runs }: { runs: RetentionRun[] }) {
  if (runs.length === 0) return null;
  return (
    <Card aria-labelledby="runs-title">
      <CardHeader
        id="runs-title"
        title="Retention history"
        description="Interviews are checked once a day. Deleted ones do not come back with a sync or a restored backup."
      />
      <CardBody>
        <ul className="divide-y divide-border">
          {runs.map((run) => (
            <li key={run.id} className="flex flex-col gap-0.5 py-2.5 first:pt-0 last:pb-0">
              <span>{inWords(run)}</span>
              <span className="text-muted text-sm">
                <Time iso={run.startedAt} style="dateTime" /> ·{" "}
                {counted(run.looked, "interview", "interviews")} checked
                {run.endedAt === null ? " so far" : null}
              </span>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}

function inWords({ announced, erased, candidates, held, extended }: RetentionRun): string {
  const parts = [
    erased > 0 ? `${counted(erased, "interview", "interviews")} deleted` : null,
    candidates > 0 ? `with ${counted(candidates, "candidate", "candidates")}` : null,
    announced > 0 ? `${counted(announced, "interview", "interviews")} announced for deletion` : null,
    held > 0 ? `${held.toLocaleString("en")} kept by legal holds` : null,
    extended > 0 ? `${extended.toLocaleString("en")} kept by extensions` : null,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "Nothing to delete";
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
