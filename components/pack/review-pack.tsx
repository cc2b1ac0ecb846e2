import type { ReactNode } from "react";
import { NoteText } from "@/components/notes/note-text";
import { PackReview } from "@/components/pack/pack-review";
import { PackTranscript } from "@/components/pack/pack-transcript";
import { PrintButton } from "@/components/pack/print-button";
import { DecisionBadge } from "@/components/scorecard/decision-badge";
import { SpreadTable } from "@/components/scorecard/spread-table";
import { PageHeader } from "@/components/shell/page";
import { Time } from "@/components/ui/time";
import type { Interview } from "@/lib/data/interviews/interviews";
import type { Note } from "@/lib/data/notes/note-rows";
import type { Decision } from "@/lib/data/reviews/decisions";
import type { Review } from "@/lib/data/reviews/reviews";
import { formatDuration } from "@/lib/format/duration";
import { languageName } from "@/lib/format/language-name";
import { reasonLabel } from "@/lib/scorecards/decision-reasons";
import type { Transcript } from "@/lib/transcript/types";

type ReviewPackProps = {
  organisation: string;
  interview: Interview;
  decision: Decision | null;
  /** Submitted ones, as far as the reader may see them. */
  reviews: Review[];
  isBlind: boolean;
  /** The team's; private ones do not belong on paper that goes round. */
  notes: Note[];
  /** A reason in words where there is none. */
  transcript: Transcript | string;
};

/** All that is known of an interview on paper: decision, scores, notes with their times, and what was said. */
export function ReviewPack(props: ReviewPackProps) {
  const { organisation, interview, decision, reviews, isBlind, notes, transcript } = props;
  return (
    <article className="flex flex-col gap-8">
      <PageHeader
        title={<bdi>{interview.candidateName}</bdi>}
        description={<Facts interview={interview} organisation={organisation} />}
        actions={<PrintButton />}
      />
      <Section id="pack-decision" title="Decision">
        {decision ? <Decided decision={decision} /> : <Empty>No decision yet.</Empty>}
      </Section>
      <Section id="pack-reviews" title="Reviews">
        {isBlind ? <Empty>Other reviews are hidden until you have submitted yours.</Empty> : null}
        {reviews.length === 0 && !isBlind ? <Empty>No reviews submitted yet.</Empty> : null}
        <SpreadTable reviews={reviews} />
        {reviews.map((review) => (
          <PackReview key={review.id} review={review} />
        ))}
      </Section>
      <Section id="pack-notes" title="Notes">
        {notes.length === 0 ? <Empty>No team notes.</Empty> : <Notes notes={notes} />}
      </Section>
      <Section id="pack-transcript" title="Transcript">
        {typeof transcript === "string" ? (
          <Empty>{transcript}</Empty>
        ) : (
          <PackTranscript transcript={transcript} language={interview.language} />
        )}
      </Section>
    </article>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <h2 id={id} className="border-b pb-1.5 font-semibold text-lg">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Empty({ children }: { children: ReactNode }) {
  return <p className="text-muted">{children}</p>;
}

function Facts({ interview, organisation }: { interview: Interview; organisation: string }) {
  const { roleName, language, durationSec, completedAt, createdAt } = interview;
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      {roleName ? <bdi>{roleName}</bdi> : null}
      {language ? <span>{languageName(language)}</span> : null}
      {durationSec === null ? null : <span>{formatDuration(durationSec)}</span>}
      <Time iso={completedAt ?? createdAt} style="dateTime" />
      <bdi>{organisation}</bdi>
    </span>
  );
}

function Decided({ decision }: { decision: Decision }) {
  const reason = reasonLabel(decision.outcome, decision.reasonCode);
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <DecisionBadge outcome={decision.outcome} />
        {reason ? <span>{reason}</span> : null}
        <span className="text-muted text-sm">
          <bdi>{decision.decidedByName}</bdi>, <Time iso={decision.decidedAt} style="dateTime" />
        </span>
      </p>
      {decision.comment ? (
        <p dir="auto" className="whitespace-pre-wrap text-pretty break-words">
          {decision.comment}
        </p>
      ) : null}
    </div>
  );
}

function Notes({ notes }: { notes: Note[] }) {
  return (
    <ul className="flex flex-col gap-4">
      {notes.map((note) => (
        <li key={note.id} className="flex break-inside-avoid flex-col gap-1">
          <p className="flex flex-wrap items-baseline gap-x-2 text-muted text-sm">
            <span className="tabular-nums">
              {note.atMs === null ? "General" : formatDuration(note.atMs / 1000)}
            </span>
            <bdi className="font-medium text-text">{note.authorName}</bdi>
            {note.parentId === null ? null : <span>in reply</span>}
          </p>
          {note.quote ? (
            <blockquote dir="auto" className="border-border-strong border-s-2 ps-3 text-muted">
              {note.quote}
            </blockquote>
          ) : null}
          <NoteText body={note.body} labels={note.mentions.map(({ label }) => label)} />
        </li>
      ))}
    </ul>
  );
}
