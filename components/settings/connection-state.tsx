import { CircleAlert, CircleCheck, CircleDashed } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";

export type ConnectionSummary = {
  keyLastFour: string;
  state: "unverified" | "ok" | "refused";
  refusedCode: string | null;
  checkedAt: string | null;
  syncedAt: string | null;
};

const STATES = {
  ok: { tone: "success", label: "Connected", Icon: CircleCheck },
  refused: { tone: "danger", label: "Refused", Icon: CircleAlert },
  unverified: { tone: "warning", label: "Not yet checked", Icon: CircleDashed },
} as const;

/** Whether the stored key works, and what to do when it does not. */
export function ConnectionState({ connection }: { connection: ConnectionSummary | null }) {
  if (!connection) return <p className="text-muted">No key yet, so there are no interviews to show.</p>;
  const { tone, label, Icon } = STATES[connection.state];
  return (
    <div className="flex flex-col gap-3">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-6 gap-y-2">
        <dt className="text-muted">State</dt>
        <dd>
          <Badge tone={tone} icon={<Icon aria-hidden />}>
            {label}
          </Badge>
        </dd>
        <dt className="text-muted">Key</dt>
        <dd className="font-mono">
          <span className="sr-only">ends in </span>
          <span aria-hidden>••••</span>
          {connection.keyLastFour}
        </dd>
        <dt className="text-muted">Last checked</dt>
        <dd>{connection.checkedAt ? <Time iso={connection.checkedAt} /> : "Never"}</dd>
        <dt className="text-muted">Interviews last read</dt>
        <dd>{connection.syncedAt ? <Time iso={connection.syncedAt} /> : "Never"}</dd>
      </dl>
      {connection.state === "ok" ? null : <p className="text-pretty text-muted">{adviceFor(connection)}</p>}
    </div>
  );
}

function adviceFor(connection: ConnectionSummary): string {
  if (connection.state === "unverified")
    return "The platform could not be asked yet. Debrief tries again by itself.";
  if (connection.refusedCode === "MISSING_PERMISSION")
    return "The key is valid but lacks the interview permission. Grant it in the platform's dashboard, or store another key.";
  return "The platform no longer accepts this key, so new interviews do not arrive. Make a new one in its dashboard and store it here.";
}
