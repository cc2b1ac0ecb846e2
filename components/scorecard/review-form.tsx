"use client";

import { useEffect, useId, useRef, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { toast } from "@/components/layers/toast";
import { usePlaybackStore } from "@/components/playback/playback";
import { takeArrival } from "@/components/queue/arrival";
import { useReviewCalls } from "@/components/queue/review-call";
import { ChoiceRow } from "@/components/scorecard/choice-row";
import { CriterionRow } from "@/components/scorecard/criterion-row";
import { ratingOf, withRating } from "@/components/scorecard/review-draft";
import { ReviewFooter } from "@/components/scorecard/review-footer";
import { RECOMMENDATION, useMarkedRow } from "@/components/scorecard/use-marked-row";
import { useReviewDraft } from "@/components/scorecard/use-review-draft";
import { useScoreKeys } from "@/components/scorecard/use-score-keys";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import { submitReviewAction } from "@/lib/actions/reviews";
import type { ReviewBoard } from "@/lib/data/reviews/reviews";
import type { Evidence, Rating } from "@/lib/scorecards/criterion";
import { missingInReview, openCriteria } from "@/lib/scorecards/missing";
import { RECOMMENDATION_LABELS, RECOMMENDATIONS } from "@/lib/scorecards/recommendations";
import { SCALE, YES_NO } from "@/lib/scorecards/scores";
import { withEvidence } from "@/lib/scorecards/with-evidence";

type ReviewFormProps = {
  /** Names the draft on this device. */
  writerId: string;
  board: Pick<ReviewBoard, "scorecard" | "own" | "isBlind">;
  interviewId: string;
  onSubmitted: (goesOn: boolean) => void;
  /** What submitting leads to for who goes through a queue; null for others. */
  goesOnTo: "next" | "end" | null;
  /** Brings the form into view. */
  onWanted: () => void;
};

const CHOICES = RECOMMENDATIONS.map((value) => ({ value, label: RECOMMENDATION_LABELS[value] }));

/** The scorecard to fill in. Saved as it is written; final when it is submitted. */
export function ReviewForm(props: ReviewFormProps) {
  const { writerId, board, interviewId, onSubmitted, goesOnTo, onWanted } = props;
  const { scorecard, own } = board;
  const criteria = own?.criteria ?? scorecard.criteria;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { draft, change, flush, settle, saveState, revision } = useReviewDraft({
    writerId,
    versionId: scorecard.versionId,
    own,
    interviewId,
  });
  const [hasTried, setHasTried] = useState(false);
  const tenant = useTenant();
  const { isSending, refusal, forget, send } = useSend("shown");
  const open = new Set(openCriteria({ criteria, ratings: draft.ratings }).map((criterion) => criterion.id));
  const missing = missingInReview({ criteria, ...draft });
  // The recommendation is asked for as well.
  const askedCount = criteria.filter(({ isRequired }) => isRequired).length + 1;

  const store = usePlaybackStore();
  const { markedId, mark, markNext } = useMarkedRow(form, criteria, draft.ratings);
  const rate = (criterionId: string, rating: Partial<Rating>) =>
    change({ ...draft, ratings: withRating(draft.ratings, criterionId, rating) });
  const link = (evidence: Evidence) => {
    if (markedId === RECOMMENDATION) return;
    rate(markedId, { evidence: withEvidence(ratingOf(draft.ratings, markedId).evidence, evidence) });
    toast.success(`Linked to “${criteria.find((one) => one.id === markedId)?.name ?? ""}”`);
  };
  const choose = (place: number) => {
    if (markedId === RECOMMENDATION) {
      const recommendation = RECOMMENDATIONS[place - 1];
      if (recommendation) change({ ...draft, recommendation });
      return;
    }
    const kind = criteria.find((one) => one.id === markedId)?.kind;
    const choice = kind === "scale" ? SCALE[place - 1] : kind === "yes_no" ? YES_NO[place - 1] : undefined;
    if (!choice) return;
    rate(markedId, { score: choice.value });
    markNext();
  };
  useScoreKeys(form, {
    choose,
    link: () => link({ atMs: store.state().timeMs, quote: "" }),
    submit: () => void submit(goesOnTo !== null),
  });
  const show = () => {
    onWanted();
    // Once the panel is there to be seen.
    requestAnimationFrame(() => form.current?.focus());
  };
  useReviewCalls({ show, drop: link });
  useEffect(() => {
    if (takeArrival(["scorecard"])) form.current?.focus({ preventScroll: true });
  }, []);

  const submit = async (goesOn: boolean) => {
    setHasTried(true);
    forget();
    if (missing.length > 0) {
      const [first] = open;
      const place = first ? `[data-criterion="${first}"]` : "[data-recommendation]";
      const field = form.current?.querySelector<HTMLElement>(`${place} :is(input, textarea)`);
      onWanted();
      requestAnimationFrame(() => field?.focus());
      return;
    }
    const isDone = await send(async () => {
      // What keeps it from being saved is said above the form.
      if (!(await flush())) return { ok: true as const, isSaved: false };
      const answer = await submitReviewAction(tenant, interviewId, revision() ?? 1);
      return answer.ok ? { ok: true as const, isSaved: true } : answer;
    });
    if (isDone?.isSaved) onSubmitted(goesOn);
  };

  return (
    <form
      ref={form}
      tabIndex={-1}
      aria-label="Your review"
      className="flex flex-col outline-none"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(goesOnTo !== null);
      }}
    >
      <h2 className="font-semibold">{own?.scorecardName ?? scorecard.name}</h2>
      {board.isBlind ? (
        <p className="text-pretty text-muted text-sm">
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
      <div className="flex flex-col gap-0.5 py-2">
        {criteria.map((criterion) => (
          <CriterionRow
            key={criterion.id}
            criterion={criterion}
            rating={ratingOf(draft.ratings, criterion.id)}
            isMissing={hasTried && open.has(criterion.id)}
            isMarked={markedId === criterion.id}
            onMark={() => mark(criterion.id)}
            onChange={(rating) => rate(criterion.id, rating)}
          />
        ))}
      </div>
      <div
        data-recommendation
        data-criterion={RECOMMENDATION}
        onFocusCapture={({ target }) => {
          if (target.matches(":focus-visible")) mark(RECOMMENDATION);
        }}
        className="-mx-2 flex flex-col gap-3 border-t px-2 py-3"
      >
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
            rows={2}
            dir="auto"
            maxLength={8000}
            value={draft.summary}
            placeholder="Explain your recommendation in a sentence or two."
            onChange={(event) => change({ ...draft, summary: event.target.value })}
            className="min-h-16"
          />
        </div>
      </div>
      <ReviewFooter
        progress={{ done: askedCount - missing.length, total: askedCount }}
        problem={
          refusal?.reason ?? (hasTried && missing.length > 0 ? `Still missing: ${missing.join(", ")}.` : null)
        }
        saveState={saveState}
        onRetry={() => void flush()}
        isSending={isSending}
        goesOnTo={goesOnTo}
        onStay={() => void submit(false)}
      />
    </form>
  );
}
