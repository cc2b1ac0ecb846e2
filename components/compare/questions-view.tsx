"use client";

import { ListMusic, Pause } from "lucide-react";
import { useActiveCandidate } from "@/components/compare/active-candidate";
import { compareColumns } from "@/components/compare/compare-columns";
import { useComparePlayer } from "@/components/compare/compare-player";
import { CompareTable } from "@/components/compare/compare-table";
import { Passage } from "@/components/compare/passage";
import { PlayButton } from "@/components/compare/play-button";
import { type Segment, segmentKey } from "@/components/compare/segment";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { NoQuestion, QuestionCell, QuestionRow } from "@/lib/compare/question-rows";
import type { ComparedInterview } from "@/lib/data/reports/comparisons";

type QuestionsInterview = Omit<ComparedInterview, "reviews">;

type QuestionsViewProps = {
  tenantSlug: string;
  interviews: QuestionsInterview[];
  rows: QuestionRow[];
  /** A transcript could not be read and may be later. */
  isLater: boolean;
};

const WHY_NOT: Record<NoQuestion["kind"], string> = {
  "not-asked": "Not asked",
  "other-language": "In another language, so questions cannot be matched",
  "no-transcript": "No transcript",
  later: "Transcript unavailable right now",
  "no-questions": "Questions could not be recognised",
};

/** What was asked and answered, the same question side by side. */
export function QuestionsView({ tenantSlug, interviews, rows, isLater }: QuestionsViewProps) {
  const { active, setActive } = useActiveCandidate();
  if (rows.length === 0) {
    return (
      <EmptyState title="No questions to compare">
        {isLater
          ? "Transcripts are unavailable right now. Try again in a moment."
          : "These interviews have no transcripts, or the interviewer could not be recognised."}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-pretty text-muted text-sm">
        Questions are matched by wording. A question asked very differently counts as not asked.
      </p>
      <CompareTable
        what="Question"
        columns={compareColumns(tenantSlug, interviews)}
        active={active}
        onActive={setActive}
        rows={rows.map(({ title, cells }, index) => ({
          id: `${index} ${title}`,
          head: <QuestionHead title={title} interviews={interviews} cells={cells} />,
          cells: cells.map((cell, at) => {
            const interview = interviews[at];
            return interview ? <AnswerCell key={interview.id} interview={interview} cell={cell} /> : null;
          }),
        }))}
      />
    </div>
  );
}

type HeadProps = { title: string; interviews: QuestionsInterview[]; cells: QuestionCell[] };

function QuestionHead({ title, interviews, cells }: HeadProps) {
  const { canPlay, play, currentKey, isPlaying, toggle } = useComparePlayer();
  const segments = cells.flatMap((cell, at) => {
    const interview = interviews[at];
    const segment = interview && segmentOf(interview, cell);
    return segment && canPlay(segment.interviewId) ? [segment] : [];
  });
  const isHeard = isPlaying && segments.some((segment) => segmentKey(segment) === currentKey);
  return (
    <span className="flex flex-col items-start gap-2">
      <span dir="auto" className="break-words text-start">
        {title}
      </span>
      {segments.length > 1 ? (
        <Button
          size="sm"
          aria-label={isHeard ? `Pause: ${title}` : `Play all ${segments.length} answers to: ${title}`}
          onClick={() => (isHeard ? toggle() : play(segments))}
        >
          {isHeard ? <Pause aria-hidden /> : <ListMusic aria-hidden />}
          {isHeard ? "Pause" : `Play all ${segments.length}`}
        </Button>
      ) : null}
    </span>
  );
}

function AnswerCell({ interview, cell }: { interview: QuestionsInterview; cell: QuestionCell }) {
  if (cell.kind !== "asked") return <p className="text-pretty text-sm text-subtle">{WHY_NOT[cell.kind]}</p>;
  const segment = segmentOf(interview, cell);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-2.5">
        {segment ? (
          <PlayButton segment={segment} label={`${cell.title}, ${interview.candidateName}`} />
        ) : null}
        <p
          dir="auto"
          lang={interview.language ?? undefined}
          className="min-w-0 flex-1 break-words text-start text-muted text-sm"
        >
          {cell.title}
        </p>
      </div>
      {cell.answer ? (
        <Passage text={cell.answer} lang={interview.language} />
      ) : (
        <p className="text-sm text-subtle">No answer in the transcript.</p>
      )}
    </div>
  );
}

function segmentOf({ id }: Pick<QuestionsInterview, "id">, cell: QuestionCell): Segment | null {
  if (cell.kind !== "asked" || cell.startMs === null) return null;
  return { interviewId: id, startMs: cell.startMs, endMs: cell.endMs, label: cell.title };
}
