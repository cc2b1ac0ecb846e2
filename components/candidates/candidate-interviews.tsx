import type { ReactNode } from "react";
import { SplitDialog } from "@/components/candidates/split-dialog";
import { DecideButton } from "@/components/interviews/decide-button";
import { StatusBadge } from "@/components/interviews/status-badge";
import { DecisionBadge } from "@/components/scorecard/decision-badge";
import { OutcomeMarks } from "@/components/scorecard/outcome-marks";
import { RecommendationBadge } from "@/components/scorecard/recommendation-badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { interviewHref } from "@/components/urls/list-url";
import type { CandidateInterview } from "@/lib/data/candidates/candidate-details";
import { formatDuration, isoDuration } from "@/lib/format/duration";
import { languageName } from "@/lib/format/language-name";
import { scoreText } from "@/lib/scorecards/outcome";

type CandidateInterviewsProps = {
  tenantSlug: string;
  candidateId: string;
  interviews: CandidateInterview[];
  /** Whether the reader may take one out. */
  maySplit: boolean;
  /** Whether the reader may decide. */
  mayDecide: boolean;
  candidateName: string;
};

/** All of a candidate's interviews and how they were judged, as far as the reader may know. */
export function CandidateInterviews({
  tenantSlug,
  candidateId,
  interviews,
  maySplit,
  mayDecide,
  candidateName,
}: CandidateInterviewsProps) {
  return (
    <Card aria-labelledby="interviews-title">
      <CardHeader
        id="interviews-title"
        title={interviews.length === 1 ? "1 interview" : `${interviews.length} interviews`}
      />
      {interviews.length === 0 ? (
        <p className="px-4 py-4 text-muted sm:px-5">
          No interviews yet. When someone is invited with this reference, the interview will appear here.
        </p>
      ) : (
        <ul className="divide-y px-4 pt-1 pb-1 sm:px-5">
          {interviews.map((interview) => (
            <li key={interview.id} className="flex flex-col gap-2 py-3.5">
              <div className="flex items-start justify-between gap-3">
                <Heading tenantSlug={tenantSlug} interview={interview} />
                {maySplit && interviews.length > 1 ? (
                  <SplitDialog
                    tenantSlug={tenantSlug}
                    interviewName={interview.roleName ?? "Interview"}
                    interviewId={interview.id}
                    candidateId={candidateId}
                  />
                ) : null}
              </div>
              <Judged interview={interview}>
                {mayDecide && interview.status === "completed" ? (
                  <DecideButton
                    interview={{
                      id: interview.id,
                      candidateName,
                      roleName: interview.roleName,
                      status: interview.status,
                      outcome: interview.outcome,
                    }}
                  />
                ) : null}
              </Judged>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Heading({ tenantSlug, interview }: { tenantSlug: string; interview: CandidateInterview }) {
  const { id, roleName, language, durationSec, status, completedAt, createdAt } = interview;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Link
        href={interviewHref(tenantSlug, id)}
        dir="auto"
        className="w-fit max-w-full break-words rounded-sm font-medium text-accent-text hover:underline touch:py-1"
      >
        {roleName ?? "Interview without a role"}
      </Link>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
        <StatusBadge status={status} variant="plain" />
        {language ? <span>{languageName(language)}</span> : null}
        {durationSec === null ? null : (
          <time dateTime={isoDuration(durationSec)}>{formatDuration(durationSec)}</time>
        )}
        <Time iso={completedAt ?? createdAt} style="dateTime" />
      </p>
    </div>
  );
}

type JudgedProps = {
  interview: CandidateInterview;
  /** Takes the decision while there is none. */
  children: ReactNode;
};

function Judged({ interview: { isBlind, decision, recommendations, outcome }, children }: JudgedProps) {
  if (isBlind)
    return <p className="text-muted text-sm">You will see the result once you have submitted your review.</p>;
  if (decision === null && recommendations.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        {decision === null ? null : (
          <p>
            <span className="sr-only">Decision: </span>
            <DecisionBadge outcome={decision} />
          </p>
        )}
        {outcome ? <OutcomeMarks outcome={outcome} /> : null}
        {outcome?.range && outcome.range.low !== outcome.range.high ? (
          <span aria-hidden className="text-muted tabular-nums">
            {scoreText(outcome.range.low)} to {scoreText(outcome.range.high)}
          </span>
        ) : null}
        {decision === null && outcome ? children : null}
      </div>
      {recommendations.length > 0 ? (
        <ul aria-label="Recommendations" className="flex flex-wrap gap-x-4 gap-y-1.5">
          {recommendations.map(({ authorName, recommendation }) => (
            <li key={authorName} className="flex items-center gap-1.5">
              <bdi className="text-muted">{authorName}</bdi>
              <RecommendationBadge recommendation={recommendation} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
