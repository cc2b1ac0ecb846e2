"use client";

import { ComparePlayerProvider } from "@/components/compare/compare-player";
import { Passage } from "@/components/compare/passage";
import { PlayButton } from "@/components/compare/play-button";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { interviewHref } from "@/components/urls/list-url";
import type { CalibratedCandidate, CalibratedRating, QuotedEvidence } from "@/lib/data/reports/calibration";
import { describeDuration } from "@/lib/format/duration";
import type { Criterion } from "@/lib/scorecards/criterion";
import { scoreLabel } from "@/lib/scorecards/scores";
import { isFarApart, spreadOf } from "@/lib/scorecards/spread";

type CalibrationCandidatesProps = {
  tenantSlug: string;
  criterion: Criterion;
  candidates: CalibratedCandidate[];
  /** Whose speed and parts heard are remembered. */
  listener: string;
};

/** What was said of each candidate on one criterion, with the moments that show it, to be heard in place. */
export function CalibrationCandidates(props: CalibrationCandidatesProps) {
  const { tenantSlug, criterion, candidates, listener } = props;
  return (
    <ComparePlayerProvider
      listener={listener}
      recordings={candidates.map(({ interviewId, candidateName, hasRecording, durationSec }) => ({
        interviewId,
        candidateName,
        base: hasRecording ? `/api/t/${tenantSlug}/interviews/${interviewId}` : null,
        durationMs: durationSec === null ? null : durationSec * 1000,
      }))}
    >
      <ol aria-label="Candidates" className="flex min-w-0 flex-col gap-3">
        {candidates.map((candidate) => (
          <li key={candidate.interviewId}>
            <CandidateCard tenantSlug={tenantSlug} criterion={criterion} candidate={candidate} />
          </li>
        ))}
      </ol>
    </ComparePlayerProvider>
  );
}

type CandidateCardProps = { tenantSlug: string; criterion: Criterion; candidate: CalibratedCandidate };

function CandidateCard({ tenantSlug, criterion, candidate }: CandidateCardProps) {
  const { interviewId, candidateName, completedAt, ratings } = candidate;
  const [spread] = spreadOf(
    ratings.map(({ score }) => ({
      criteria: [criterion],
      ratings: [{ criterionId: criterion.id, score, comment: "", evidence: [] }],
    })),
  );
  return (
    <Card className="flex flex-col">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 sm:px-5">
        <h3 className="min-w-0 font-semibold">
          <Link
            href={interviewHref(tenantSlug, interviewId)}
            dir="auto"
            className="break-words rounded-sm hover:underline"
          >
            {candidateName}
          </Link>
        </h3>
        {completedAt ? (
          <span className="text-muted text-sm">
            <Time iso={completedAt} />
          </span>
        ) : null}
        {spread && isFarApart(spread) ? <Badge tone="warning">Reviewers disagree</Badge> : null}
      </header>
      <ul className="flex flex-col divide-y border-t">
        {ratings.map((rating) => (
          <RatingItem
            key={rating.reviewId}
            criterion={criterion}
            rating={rating}
            interviewId={interviewId}
            candidateName={candidateName}
          />
        ))}
      </ul>
    </Card>
  );
}

type RatingItemProps = {
  criterion: Criterion;
  rating: CalibratedRating;
  interviewId: string;
  candidateName: string;
};

function RatingItem({ criterion, rating, interviewId, candidateName }: RatingItemProps) {
  const { authorName, score, comment, evidence } = rating;
  return (
    <li className="flex flex-col gap-2 px-4 py-3 sm:px-5">
      <p className="flex items-baseline justify-between gap-3">
        <bdi className="min-w-0 truncate text-muted">{authorName}</bdi>
        {criterion.kind === "text" ? null : (
          <span className="shrink-0 font-medium tabular-nums">{scoreLabel(criterion, score)}</span>
        )}
      </p>
      {comment ? <Passage text={comment} /> : null}
      {evidence.map((moment) => (
        <Quote
          key={`${moment.atMs}-${moment.quote}`}
          evidence={moment}
          interviewId={interviewId}
          label={criterion.name}
          about={`${criterion.name}, from ${describeDuration(moment.atMs / 1000)}, ${authorName} on ${candidateName}`}
        />
      ))}
    </li>
  );
}

type QuoteProps = { evidence: QuotedEvidence; interviewId: string; label: string; about: string };

/** A moment with what was said there; where no text is kept, with the words that the reviewer took over. */
function Quote({ evidence: { atMs, quote, said }, interviewId, label, about }: QuoteProps) {
  const text = said?.text ?? quote;
  return (
    <div className="flex items-start gap-3 border-s-2 border-border-strong ps-3">
      <PlayButton segment={{ interviewId, startMs: atMs, endMs: said?.endMs ?? null, label }} label={about} />
      {text ? (
        <blockquote className="min-w-0 flex-1 text-muted">
          {said?.speakerLabel ? (
            <bdi className="block font-medium text-sm text-subtle">{said.speakerLabel}</bdi>
          ) : null}
          <Passage text={text} />
        </blockquote>
      ) : (
        <span className="text-sm text-subtle">No transcript text for this moment.</span>
      )}
    </div>
  );
}
