"use client";

import { type FormEvent, useId, useRef, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { FeedbackBar } from "@/components/links/feedback-bar";
import { FeedbackComments } from "@/components/links/feedback-comments";
import { FeedbackScorecard } from "@/components/links/feedback-scorecard";
import { useFeedbackDraft } from "@/components/links/use-feedback-draft";
import { ChoiceRow } from "@/components/scorecard/choice-row";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { VisitStep } from "@/lib/data/links/visit-progress";
import type { OwnFeedback } from "@/lib/data/links/visitor-feedback";
import type { AskedScorecard } from "@/lib/data/reviews/asked-scorecard";
import { RECOMMENDATION_LABELS, RECOMMENDATIONS } from "@/lib/scorecards/recommendations";

export type FeedbackStart = {
  start: OwnFeedback;
  /** Null where the link asks for none. */
  scorecard: AskedScorecard | null;
  place: { linkId: string; interviewId: string };
  /** All interviews of the link, in their order. */
  steps: VisitStep[];
};

const CHOICES = RECOMMENDATIONS.map((value) => ({ value, label: RECOMMENDATION_LABELS[value] }));

/**
 * What a visitor thinks, the recommendation first: saved as it is written, the team's to see once it is sent, theirs to
 * change until the link closes. `show` brings it into view.
 */
export function FeedbackPanel({
  start,
  scorecard,
  place,
  steps,
  hasMoments,
  show,
}: FeedbackStart & { hasMoments: boolean; show: () => void }) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { isSent: wasSent, ...before } = start;
  const { draft, change, flush, saveState } = useFeedbackDraft(before, place);
  const [isSent, setIsSent] = useState(wasSent);
  const { isSending, send } = useSend("shown");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(async () => {
      // What keeps it from being saved is said by the form's own state.
      if (await flush({ isSent: true })) setIsSent(true);
      return { ok: true as const };
    });
  };
  return (
    <form
      id={`${id}-form`}
      ref={form}
      aria-label="Your feedback"
      onSubmit={submit}
      className="flex flex-col gap-5 max-review:rounded-xl max-review:border max-review:bg-surface max-review:p-4"
    >
      <ChoiceRow
        legend="Would you move this candidate forward?"
        choices={CHOICES}
        value={draft.recommendation}
        onChange={(recommendation) => change({ recommendation })}
      />
      <Field id={`${id}-summary`} label="Your thoughts" optional>
        {(control) => (
          <Textarea
            {...control}
            dir="auto"
            rows={3}
            maxLength={4000}
            value={draft.summary}
            onChange={(event) => change({ summary: event.target.value })}
          />
        )}
      </Field>
      {scorecard ? (
        <FeedbackScorecard
          scorecard={scorecard}
          ratings={draft.ratings}
          onChange={(ratings) => change({ ratings })}
        />
      ) : null}
      <FeedbackComments
        comments={draft.comments}
        hasMoments={hasMoments}
        onChange={(comments) => change({ comments })}
      />
      <Field id={`${id}-name`} label="Your name" hint="Shown with your feedback.">
        {(control) => (
          <Input
            {...control}
            required
            maxLength={100}
            autoComplete="name"
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <p className="text-pretty text-muted text-sm">
        {isSent
          ? "Sent. You can edit it while the link is active."
          : "Saved as a draft. The team will see it when you send it."}
      </p>
      <FeedbackBar
        formId={`${id}-form`}
        form={form}
        {...{ isSent, isSending, saveState, show }}
        onRetry={() => void flush()}
        linkId={place.linkId}
        next={nextOf(steps, place.interviewId)}
        hasOthers={steps.length > 1}
      />
    </form>
  );
}

/** The next one to do after this, from the beginning again at the end. */
function nextOf(steps: VisitStep[], interviewId: string): VisitStep | null {
  const here = steps.findIndex(({ id }) => id === interviewId);
  const others = [...steps.slice(here + 1), ...steps.slice(0, here)];
  return others.find(({ state }) => state !== "sent") ?? null;
}
