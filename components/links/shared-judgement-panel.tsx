"use client";

import { NoteBody } from "@/components/notes/note-body";
import { NotePlace } from "@/components/notes/note-place";
import { RecommendationBadge } from "@/components/scorecard/recommendation-badge";
import type { SharedNote, SharedReview } from "@/lib/data/links/shared-judgement";
import { scoreLabel } from "@/lib/scorecards/scores";

type SharedJudgementPanelProps = { notes: SharedNote[]; reviews: SharedReview[]; hasMoments: boolean };

/** The notes and scores that the sender chose to show. */
export function SharedJudgementPanel({ notes, reviews, hasMoments }: SharedJudgementPanelProps) {
  return (
    <div className="flex flex-col gap-5">
      {reviews.map(({ id, authorName, recommendation, scores }) => (
        <section key={id} aria-label={`Scores by ${authorName}`} className="flex flex-col gap-2">
          <h2 className="flex flex-wrap items-center gap-2 font-medium">
            <bdi>{authorName}</bdi>
            {recommendation ? <RecommendationBadge recommendation={recommendation} /> : null}
          </h2>
          <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1">
            {scores.map(({ name, score, isYesNo }) => (
              <div key={name} className="col-span-2 grid grid-cols-subgrid">
                <dt className="min-w-0 break-words text-muted">{name}</dt>
                <dd className="tabular-nums">{scoreLabel({ kind: isYesNo ? "yes_no" : "scale" }, score)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {notes.length > 0 ? (
        <ul className="flex flex-col gap-4">
          {notes.map(({ id, authorName, body, atMs }) => (
            <li key={id} className="flex flex-col gap-1">
              <p className="flex flex-wrap items-center gap-2 text-sm">
                <bdi className="font-medium">{authorName}</bdi>
                {atMs !== null && hasMoments ? <NotePlace atMs={atMs} endMs={null} /> : null}
              </p>
              <NoteBody body={body} labels={[]} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
