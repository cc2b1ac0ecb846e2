"use client";

import { type FormEvent, useId, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { FeedbackComments } from "@/components/links/feedback-comments";
import { FeedbackScorecard } from "@/components/links/feedback-scorecard";
import { useFeedbackDraft } from "@/components/links/use-feedback-draft";
import { ChoiceRow } from "@/components/scorecard/choice-row";
import { SaveStatus } from "@/components/scorecard/save-status";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { OwnFeedback } from "@/lib/data/links/visitor-feedback";
import type { AskedScorecard } from "@/lib/data/reviews/asked-scorecard";
import { RECOMMENDATION_LABELS, RECOMMENDATIONS } from "@/lib/scorecards/recommendations";

export type FeedbackStart = {
  start: OwnFeedback;
  /** Null where the link asks for none. */
  scorecard: AskedScorecard | null;
  place: { linkId: string; interviewId: string };
};

const CHOICES = RECOMMENDATIONS.map((value) => ({ value, label: RECOMMENDATION_LABELS[value] }));

/** What a visitor thinks: saved as it is written, the team's to see once it is sent, theirs to change until the link closes. */
export function FeedbackPanel({
  start,
  scorecard,
  place,
  hasMoments,
}: FeedbackStart & { hasMoments: boolean }) {
  const id = useId();
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
  const isShown = isSent && (saveState.kind === "saved" || saveState.kind === "clean");
  return (
    <form
      aria-label="Your feedback"
      onSubmit={submit}
      className="flex flex-col gap-4 max-lg:rounded-xl max-lg:border max-lg:bg-surface max-lg:p-4"
    >
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
      {scorecard ? (
        <FeedbackScorecard
          scorecard={scorecard}
          ratings={draft.ratings}
          onChange={(ratings) => change({ ratings })}
        />
      ) : null}
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
            rows={4}
            maxLength={4000}
            value={draft.summary}
            onChange={(event) => change({ summary: event.target.value })}
          />
        )}
      </Field>
      <FeedbackComments
        comments={draft.comments}
        hasMoments={hasMoments}
        onChange={(comments) => change({ comments })}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" pending={isSending}>
          {isSent ? "Send again" : "Send feedback"}
        </Button>
        {isShown ? (
          <p role="status" className="text-pretty text-muted text-sm">
            Sent. You can edit it while the link is active.
          </p>
        ) : (
          <SaveStatus state={saveState} onRetry={() => void flush()} />
        )}
      </div>
      {isSent ? null : (
        <p className="text-pretty text-muted text-sm">
          Saved as a draft. The team will see it when you send it.
        </p>
      )}
    </form>
  );
}
