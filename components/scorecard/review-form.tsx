"use client";

import { useId, useRef, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { ChoiceRow } from "@/components/scorecard/choice-row";
import { CriterionField } from "@/components/scorecard/criterion-field";
import { ratingOf, withRating } from "@/components/scorecard/review-draft";
import { SaveStatus } from "@/components/scorecard/save-status";
import { useReviewDraft } from "@/components/scorecard/use-review-draft";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import { submitReviewAction } from "@/lib/actions/reviews";
import type { ReviewBoard } from "@/lib/data/reviews/reviews";
import { missingInReview, openCriteria } from "@/lib/scorecards/missing";
import { RECOMMENDATION_LABELS, RECOMMENDATIONS } from "@/lib/scorecards/recommendations";

type ReviewFormProps = {
  /** Names the draft on this device. */
  storageKey: string;
  board: Pick<ReviewBoard, "scorecard" | "own" | "isBlind">;
  interviewId: string;
  onSubmitted: () => void;
};

const CHOICES = RECOMMENDATIONS.map((value) => ({ value, label: RECOMMENDATION_LABELS[value] }));

/** The scorecard to fill in. Saved as it is written; final when it is submitted. */
export function ReviewForm({ storageKey, board, interviewId, onSubmitted }: ReviewFormProps) {
  const { scorecard, own } = board;
  const criteria = own?.criteria ?? scorecard.criteria;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { draft, change, flush, settle, saveState, revision } = useReviewDraft({
    storageKey,
    versionId: scorecard.versionId,
    own,
    interviewId,
  });
  const [hasTried, setHasTried] = useState(false);
  const tenant = useTenant();
  const { isSending, refusal, forget, send } = useSend("shown");
  const open = new Set(openCriteria({ criteria, ratings: draft.ratings }).map((criterion) => criterion.id));
  const missing = missingInReview({ criteria, ...draft });

  const submit = async () => {
    setHasTried(true);
    forget();
    if (missing.length > 0) {
      const [first] = open;
      const place = first ? `[data-criterion="${first}"]` : "[data-recommendation]";
      form.current?.querySelector<HTMLElement>(`${place} :is(input, textarea)`)?.focus();
      return;
    }
    const isDone = await send(async () => {
      // What keeps it from being saved is said above the form.
      if (!(await flush())) return { ok: true as const, isSaved: false };
      const answer = await submitReviewAction(tenant, interviewId, revision() ?? 1);
      return answer.ok ? { ok: true as const, isSaved: true } : answer;
    });
    if (isDone?.isSaved) onSubmitted();
  };

  return (
    <form
      ref={form}
      aria-label="Your review"
      className="flex flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="font-semibold">{own?.scorecardName ?? scorecard.name}</h2>
        <SaveStatus state={saveState} onRetry={() => void flush()} />
      </div>
      {board.isBlind ? (
        <p className="pt-1 text-pretty text-muted text-sm">
          Other reviews will be visible once you have submitted yours.
        </p>
      ) : null}
      {saveState.kind === "conflict" ? (
        <Banner
          role="alert"
          tone="warning"
          className="mt-3"
          title="Your review was changed in another tab or on another device."
          action={
            <span className="flex gap-2">
              <Button size="sm" onClick={() => void settle("saved")}>
                Load other version
              </Button>
              <Button size="sm" onClick={() => void settle("here")}>
                Keep this version
              </Button>
            </span>
          }
        />
      ) : null}
      <div className="divide-y">
        {criteria.map((criterion) => (
          <CriterionField
            key={criterion.id}
            criterion={criterion}
            rating={ratingOf(draft.ratings, criterion.id)}
            isMissing={hasTried && open.has(criterion.id)}
            marksOptional
            onChange={(rating) =>
              change({ ...draft, ratings: withRating(draft.ratings, criterion.id, rating) })
            }
          />
        ))}
      </div>
      <div data-recommendation className="flex flex-col gap-4 border-t py-4">
        <ChoiceRow
          legend="Overall recommendation"
          choices={CHOICES}
          value={draft.recommendation}
          onChange={(recommendation) => change({ ...draft, recommendation })}
        />
        <div className="flex flex-col gap-1.5">
          <Label htmlFor={`${id}-summary`}>Summary</Label>
          <Textarea
            id={`${id}-summary`}
            rows={3}
            dir="auto"
            maxLength={8000}
            value={draft.summary}
            placeholder="Explain your recommendation in a sentence or two."
            onChange={(event) => change({ ...draft, summary: event.target.value })}
          />
        </div>
      </div>
      <div className="flex flex-col gap-2">
        <p role="alert" className="text-pretty text-danger-text text-sm empty:hidden">
          {refusal?.reason ??
            (hasTried && missing.length > 0 ? `Still missing: ${missing.join(", ")}.` : null)}
        </p>
        <Button type="submit" variant="primary" pending={isSending} className="self-start">
          Submit review
        </Button>
      </div>
    </form>
  );
}
