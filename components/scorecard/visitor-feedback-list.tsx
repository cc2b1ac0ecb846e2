"use client";

import { NotePlace } from "@/components/notes/note-place";
import { Badge } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import type { VisitorFeedback } from "@/lib/data/links/visitor-feedback";
import { RecommendationBadge } from "./recommendation-badge";
import { ScoresDetails } from "./scores-details";

/** What people without an account said of the interview, each with their name and how they came. */
export function VisitorFeedbackList({ feedback }: { feedback: VisitorFeedback[] }) {
  if (feedback.length === 0) return null;
  return (
    <section aria-labelledby="visitor-feedback-title" className="flex flex-col gap-4 border-t py-4">
      <h2 id="visitor-feedback-title" className="font-semibold">
        Client feedback
      </h2>
      <p className="text-pretty text-muted text-sm">Not included in averages or reports.</p>
      {feedback.map(({ visitorId, visitorName, recipient, updatedAt, ...said }) => (
        <article key={visitorId} aria-label={`Feedback by ${visitorName}`} className="flex flex-col gap-2">
          <header className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <bdi className="font-medium">{visitorName}</bdi>
            <Badge>via link</Badge>
            {said.recommendation ? <RecommendationBadge recommendation={said.recommendation} /> : null}
            <span className="text-muted text-sm">
              {recipient && recipient !== visitorName ? <bdi>{recipient}, </bdi> : null}
              <Time iso={updatedAt} />
            </span>
          </header>
          {said.summary ? (
            <p dir="auto" className="whitespace-pre-wrap text-pretty [overflow-wrap:anywhere]">
              {said.summary}
            </p>
          ) : null}
          {said.scores ? <ScoresDetails {...said.scores} /> : null}
          {said.comments.length > 0 ? (
            <ul className="flex flex-col gap-1.5">
              {said.comments.map(({ atMs, body }) => (
                <li key={`${atMs} ${body}`} className="flex items-start gap-2">
                  {atMs !== null ? <NotePlace atMs={atMs} endMs={null} /> : null}
                  <p dir="auto" className="min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
                    {body}
                  </p>
                </li>
              ))}
            </ul>
          ) : null}
        </article>
      ))}
    </section>
  );
}
