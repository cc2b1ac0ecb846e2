import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { ErasedSession } from "@/lib/data/erasure/erased-sessions";

/** What is still at the platform of people who were erased here. */
export function ErasedSessions({ sessions, total }: { sessions: ErasedSession[]; total: number }) {
  if (total === 0) return null;
  return (
    <Card aria-labelledby="sessions-title">
      <CardHeader
        id="sessions-title"
        title="Still on the interview platform"
        description="Debrief cannot delete these. Ask the platform’s support to delete the sessions with these IDs. Each leaves the list once the platform no longer has it, which Debrief checks daily."
      />
      <CardBody>
        <ul className="divide-y divide-border">
          {sessions.map(({ id, sessionId, erasedAt, caseNumber, checkedAt }) => (
            <li key={id} className="flex flex-col gap-0.5 py-2.5 first:pt-0 last:pb-0">
              <span className="break-all font-mono text-sm">
                <bdi>{sessionId ?? "Unreadable: encrypted with another ENCRYPTION_KEY"}</bdi>
              </span>
              <span className="text-muted text-sm">
                Erased <Time iso={erasedAt} style="date" />
                {caseNumber ? (
                  <>
                    {" "}
                    · Case <bdi>{caseNumber}</bdi>
                  </>
                ) : null}
                {checkedAt ? (
                  <>
                    {" "}
                    · Last found <Time iso={checkedAt} />
                  </>
                ) : (
                  " · Not checked yet"
                )}
              </span>
            </li>
          ))}
        </ul>
        {total > sessions.length ? (
          <p className="pt-3 text-muted text-sm">
            And {(total - sessions.length).toLocaleString("en")} more.
          </p>
        ) : null}
      </CardBody>
    </Card>
  );
}
