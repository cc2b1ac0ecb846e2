import { PersonActions } from "@/components/invites/person-actions";
import { StageBadge } from "@/components/invites/stage-badge";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { candidateHref } from "@/components/urls/candidate-url";
import type { BatchPerson } from "@/lib/data/invites/invite-list";
import { whyOf } from "@/lib/invites/stages";

type BatchPeopleProps = { tenantSlug: string; people: BatchPerson[]; isMailed: boolean };

/** Everybody in a batch, in the order of the list, with where they stand. */
export function BatchPeople({ tenantSlug, people, isMailed }: BatchPeopleProps) {
  return (
    <ul aria-label="People" className="divide-y rounded-xl border bg-surface shadow-xs">
      {people.map((person) => (
        <li key={person.id} className="flex items-center gap-x-4 px-4 py-2.5 sm:px-5">
          <div className="grid min-w-0 flex-1 items-center gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_8rem_minmax(0,20rem)]">
            <div className="min-w-0">
              <Link
                href={candidateHref(tenantSlug, person.candidateId)}
                className="block truncate font-medium hover:underline"
              >
                <bdi>{person.name}</bdi>
              </Link>
              {person.email ? <bdi className="block truncate text-muted text-sm">{person.email}</bdi> : null}
            </div>
            <p>
              <StageBadge stage={person.stage} />
            </p>
            <p className="text-pretty text-muted text-sm">
              <Facts person={person} isMailed={isMailed} tenantSlug={tenantSlug} />
            </p>
          </div>
          <div className="w-8 shrink-0 touch:w-10">
            <PersonActions person={person} />
          </div>
        </li>
      ))}
    </ul>
  );
}

type FactsProps = { person: BatchPerson; isMailed: boolean; tenantSlug: string };

/** What there is to know at that stage, in a line. */
function Facts({ person, isMailed, tenantSlug }: FactsProps) {
  const { stage, interviewId, failureCode, linkExpiresAt, mailedAt, mailCount, mailFailure, email } = person;
  if (stage === "begun" || stage === "done" || stage === "failed")
    return (
      <>
        {stage === "failed" && failureCode ? `${whyOf(failureCode)} ` : null}
        {interviewId ? (
          <Link
            href={`/t/${encodeURIComponent(tenantSlug)}/interviews/${interviewId}`}
            className="text-accent-text underline underline-offset-2"
          >
            Open interview
          </Link>
        ) : null}
      </>
    );
  if (stage === "asking")
    return "The answer was lost. Debrief is checking whether the interview was started.";
  if (stage !== "invited") return whyOf(failureCode);
  const expires = linkExpiresAt ? (
    <>
      link works until <Time iso={linkExpiresAt} style="date" className="whitespace-nowrap" />
    </>
  ) : null;
  if (!isMailed) return <>Not emailed; {expires}</>;
  if (mailFailure)
    return (
      <span className="text-danger-text">{MAIL_FAILURES[mailFailure] ?? "The email was not sent."}</span>
    );
  if (mailedAt)
    return (
      <>
        {mailCount > 1 ? `Reminded ${mailCount - 1}×, last ` : "Emailed "}
        <Time iso={mailedAt} />; {expires}
      </>
    );
  return email ? <>Email on its way; {expires}</> : <>No email address; {expires}</>;
}

const MAIL_FAILURES: Record<string, string> = {
  MAIL_REFUSED: "The mail server refused this address. Copy the link instead.",
  MAIL_UNREACHABLE: "The mail server could not be reached.",
  MAIL_OFF: "This installation sends no email. Copy the link instead.",
};
