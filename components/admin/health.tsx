import type { ReactNode } from "react";
import { Fact, Facts } from "@/components/admin/facts";
import { Banner } from "@/components/ui/banner";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { InstallationHealth } from "@/lib/data/installation/installation-health";

/** Due for longer than this, and nobody seems to do the work. */
const LATE_MS = 2 * 60_000;

/** How the installation does: first what is wrong, then the figures. */
export function Health({ health }: { health: InstallationHealth }) {
  const { database, migrations, replicas, jobs, platform, spool } = health;
  return (
    <>
      <Verdict health={health} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Section id="database" title="Database">
          <Fact name="Kind">
            {database.kind === "postgresql" ? `PostgreSQL ${database.version}` : "Embedded (PGlite)"}
          </Fact>
          <Fact name="Response time">{database.answeredMs} ms</Fact>
          <Fact name="Size">{bytes(database.sizeBytes)}</Fact>
          <Fact name="Migrations">
            {migrations.count}, latest <code className="break-all text-sm">{migrations.last}</code>
            {migrations.lastAt ? (
              <>
                , <Time iso={migrations.lastAt} />
              </>
            ) : null}
          </Fact>
        </Section>
        <Section id="jobs" title="Background work">
          <Fact name="Planned">{number(jobs.waiting)}</Fact>
          <Fact name="Running">{number(jobs.running)}</Fact>
          <Fact name="Due">
            {jobs.due === 0
              ? "Nothing"
              : `${number(jobs.due)}${jobs.latenessMs === null ? "" : `, for up to ${seconds(jobs.latenessMs)}`}`}
          </Fact>
          <Fact name="Failing">
            {jobs.failing.length === 0 ? (
              "Nothing"
            ) : (
              <ul>
                {jobs.failing.map(({ kind, code, count }) => (
                  <li key={`${kind} ${code}`}>
                    {number(count)} × {kind}, <code className="break-all text-sm">{code}</code>
                  </li>
                ))}
              </ul>
            )}
          </Fact>
        </Section>
        <Section id="platform" title="Interview platform">
          <Fact name="Address">{platform.address}</Fact>
          <Fact name="State">
            {platform.openUntil ? (
              <>
                Not responding; next attempt at <Time iso={platform.openUntil} style="dateTime" />
              </>
            ) : platform.failures > 0 ? (
              `${number(platform.failures)} failed requests in a row`
            ) : (
              "Responding"
            )}
          </Fact>
          <Fact name="Organisations waiting">
            {platform.tenantsWaiting === 0 ? "None" : number(platform.tenantsWaiting)}
          </Fact>
        </Section>
        <Section id="replica" title="This server">
          <Fact name="Version">
            {health.version}, on Node {health.nodeVersion.replace(/^v/, "")}
          </Fact>
          <Fact name="Replicas">{number(replicas)}</Fact>
          <Fact name="Runs background work">{jobs.isOnHere ? "Yes" : "No (JOBS=off)"}</Fact>
          <Fact name="Recordings kept">
            {spool.recordings === 0
              ? `None; limit ${bytes(spool.maxBytes)}`
              : `${number(spool.recordings)}, ${bytes(spool.usedBytes)} of ${bytes(spool.maxBytes)}`}
          </Fact>
          <Fact name="Listeners">{number(spool.listeners)}</Fact>
        </Section>
      </div>
    </>
  );
}

const LOCKED = [
  ["platformKeys", "platform key", "platform keys"],
  ["webhookTargets", "webhook", "webhooks"],
  ["providerSecrets", "single sign-on secret", "single sign-on secrets"],
  ["secondFactors", "authenticator app", "authenticator apps"],
  [
    "erasureKeys",
    "organisation’s record of erased candidates",
    "organisations’ records of erased candidates",
  ],
] as const;

function Verdict({ health: { jobs, platform, locked } }: { health: InstallationHealth }) {
  if (platform.openUntil)
    return (
      <Banner tone="danger" title="The interview platform is not responding.">
        Debrief retries automatically. Nothing is lost.
      </Banner>
    );
  if ((jobs.latenessMs ?? 0) > LATE_MS)
    return (
      <Banner tone="warning" title="Background work is running late.">
        Check that a replica without JOBS=off is running, and that there are enough of them.
      </Banner>
    );
  const failing = jobs.failing.reduce((sum, { count }) => sum + count, 0);
  const closed = LOCKED.flatMap(([kind, one, many]) =>
    locked[kind] > 0 ? `${number(locked[kind])} ${locked[kind] === 1 ? one : many}` : [],
  );
  if (closed.length > 0)
    return (
      <Banner tone="danger" title="Some stored secrets cannot be opened.">
        {closed.join(", ")}: encrypted with another ENCRYPTION_KEY. Add that key after a comma, or have the
        secrets entered again.
      </Banner>
    );
  if (failing > 0)
    return (
      <Banner tone="warning" title={`${number(failing)} ${failing === 1 ? "job is" : "jobs are"} failing.`}>
        Debrief retries them automatically. The reasons are under Background work.
      </Banner>
    );
  return <Banner tone="success" title="All systems normal." />;
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Card aria-labelledby={`${id}-title`}>
      <CardHeader id={`${id}-title`} title={title} />
      <CardBody>
        <Facts>{children}</Facts>
      </CardBody>
    </Card>
  );
}

const number = (value: number) => value.toLocaleString("en");

function seconds(ms: number): string {
  return new Intl.NumberFormat("en", { style: "unit", unit: ms < 120_000 ? "second" : "minute" }).format(
    Math.round(ms < 120_000 ? ms / 1000 : ms / 60_000),
  );
}

function bytes(size: number): string {
  const step = Math.min(3, Math.floor(Math.log2(Math.max(1, size)) / 10));
  const unit = ["byte", "kilobyte", "megabyte", "gigabyte"][step];
  return new Intl.NumberFormat("en", { style: "unit", unit, maximumFractionDigits: 1 }).format(
    size / 1024 ** step,
  );
}
