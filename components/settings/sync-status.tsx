import { KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { problemInWords, syncAdvice } from "@/components/settings/sync-advice";
import { SyncNowButton } from "@/components/settings/sync-now-button";
import { Banner } from "@/components/ui/banner";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { SyncStatus as Status } from "@/lib/data/sync/sync-status";

type SyncStatusProps = {
  /** Null while there is no platform key. */
  status: Status | null;
  settingsHref: string;
};

const TITLE_ID = "sync-title";

/** How reading from the platform goes, and what to do when it does not. */
export function SyncStatus({ status, settingsHref }: SyncStatusProps) {
  return (
    <Card aria-labelledby={TITLE_ID}>
      <CardHeader
        id={TITLE_ID}
        title="Sync with the platform"
        description="Debrief checks automatically, as often as the platform allows."
        actions={status ? <SyncNowButton /> : null}
      />
      <CardBody className="flex flex-col gap-5">
        {status ? (
          <Facts status={status} />
        ) : (
          <EmptyState
            className="py-8"
            icon={<KeyRound />}
            title="No platform connected yet"
            action={
              <Link href={settingsHref} className={buttonClass({ variant: "primary" })}>
                Add a platform key
              </Link>
            }
          >
            Interviews arrive once you add an API key.
          </EmptyState>
        )}
      </CardBody>
    </Card>
  );
}

function Facts({ status }: { status: Status }) {
  const { syncedAt, fullySyncedAt, fullListing, unfinished, missing, backlog, limit, lost, odd } = status;
  const advice = syncAdvice(status);
  const isSlowed = limit.perMinute < limit.allowedPerMinute * 0.95;
  return (
    <>
      <Banner
        tone={advice.tone}
        title={
          <>
            {advice.title}
            {status.pausedUntil ? (
              <>
                {" "}
                Next attempt at <Time iso={status.pausedUntil} style="dateTime" />.
              </>
            ) : null}
          </>
        }
      >
        {advice.whatToDo}
      </Banner>
      <dl className="grid gap-x-6 gap-y-0.5 sm:gap-y-2 sm:grid-cols-[auto_minmax(0,1fr)]">
        <Fact name="Last response">{syncedAt ? <Time iso={syncedAt} /> : "None yet"}</Fact>
        <Fact name="Last full check">
          {fullListing ? (
            `In progress, ${count(fullListing.pages, "page")} read`
          ) : fullySyncedAt ? (
            <Time iso={fullySyncedAt} />
          ) : (
            "Not yet"
          )}
        </Fact>
        <Fact name="Interviews being followed">{unfinished.toLocaleString("en")}</Fact>
        {lost.rows > 0 ? (
          <Fact name="Rows that could not be read">
            {lost.rows.toLocaleString("en")}
            {lost.path ? (
              <>
                , first at <code className="break-all text-sm">{lost.path}</code>
              </>
            ) : null}
          </Fact>
        ) : null}
        {odd.interviews > 0 ? (
          <Fact name="Details that could not be read">
            {`In ${count(odd.interviews, "interview")}: `}
            {odd.fields.map(({ path, count: times }, at) => (
              <span key={path}>
                {at > 0 ? ", " : ""}
                <code className="break-all text-sm">{path}</code> ({times.toLocaleString("en")})
              </span>
            ))}
          </Fact>
        ) : null}
        {missing > 0 ? <Fact name="Gone from the platform">{missing.toLocaleString("en")}</Fact> : null}
        <Fact name="Waiting to be read">{backlog === 0 ? "Nothing" : backlog.toLocaleString("en")}</Fact>
        <Fact name="Requests a minute">
          {isSlowed
            ? `Up to ${limit.perMinute} for now, of the ${limit.allowedPerMinute} that the platform allows`
            : `Up to ${limit.allowedPerMinute}, as the platform allows`}
        </Fact>
        {status.lastError ? (
          <Fact name="Last problem">
            {problemInWords(status.lastError.code)}, <Time iso={status.lastError.at} />
          </Fact>
        ) : null}
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted max-sm:mt-2">{name}</dt>
      <dd className="tabular-nums">{children}</dd>
    </>
  );
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
