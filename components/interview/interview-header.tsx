import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { StatusBadge } from "@/components/interviews/status-badge";
import { DecisionBadge } from "@/components/scorecard/decision-badge";
import { OutcomeMarks } from "@/components/scorecard/outcome-marks";
import { PageHeader } from "@/components/shell/page";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { InterviewStanding } from "@/lib/data/interview-list/interview-standings";
import type { Interview } from "@/lib/data/interviews/interviews";
import { consentLabel } from "@/lib/format/consent";
import { formatDuration, isoDuration } from "@/lib/format/duration";
import { languageName } from "@/lib/format/language-name";

type ReviewHeaderProps = {
  interview: Interview;
  /** Where the list is; null for a visitor, who has none. */
  backHref: string | null;
  backLabel?: string;
  /** In place of the way to the list. */
  back?: ReactNode;
  /** The candidate's own page; null for who must not go there. */
  candidateHref: string | null;
  actions?: ReactNode;
  /** How it is judged, as far as the reader may know; left out for a visitor. */
  standing?: Pick<InterviewStanding, "decision" | "outcome"> | null;
  /** Takes the decision; stands beside the result. */
  decide?: ReactNode;
};

/** Who was interviewed, for what, when, and how it stands. */
export function InterviewHeader({
  interview,
  backHref,
  backLabel = "Interviews",
  back = null,
  candidateHref,
  actions,
  standing = null,
  decide = null,
}: ReviewHeaderProps) {
  return (
    <PageHeader
      title={
        candidateHref ? (
          <Link href={candidateHref} title="View candidate" className="rounded-sm hover:underline">
            <bdi>{interview.candidateName}</bdi>
          </Link>
        ) : (
          <bdi>{interview.candidateName}</bdi>
        )
      }
      description={<Facts interview={interview} standing={standing} decide={decide} />}
      actions={actions}
      back={
        back ? (
          back
        ) : backHref ? (
          <Link
            href={backHref}
            className="-ms-1 inline-flex h-8 items-center gap-1.5 self-start rounded-sm px-1 text-muted text-sm hover:text-text touch:h-10"
          >
            <ArrowLeft aria-hidden className="size-4" /> {backLabel}
          </Link>
        ) : null
      }
    />
  );
}

function Facts({
  interview,
  standing,
  decide,
}: Pick<ReviewHeaderProps, "interview" | "standing" | "decide">) {
  const { roleName, language, durationSec, completedAt, createdAt, status, remark, consent } = interview;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {standing?.decision ? <DecisionBadge outcome={standing.decision} /> : null}
      {standing?.outcome ? <OutcomeMarks outcome={standing.outcome} /> : null}
      {decide}
      <StatusBadge status={status} remark={remark} />
      {roleName ? <bdi>{roleName}</bdi> : null}
      {language ? <span>{languageName(language)}</span> : null}
      {durationSec === null ? null : (
        <time dateTime={isoDuration(durationSec)}>{formatDuration(durationSec)}</time>
      )}
      <Time iso={completedAt ?? createdAt} style="dateTime" />
      {consent === null ? null : (
        <span>
          Consent: {consentLabel(consent.mode).toLowerCase()}
          {consent.at === null ? null : (
            <>
              , <Time iso={consent.at} style="date" />
            </>
          )}
        </span>
      )}
    </span>
  );
}
