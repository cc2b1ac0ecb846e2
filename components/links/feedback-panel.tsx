"use client";

import { type FormEvent, useId, useState } from "react";
import { FeedbackComments } from "@/components/links/feedback-comments";
import { ChoiceRow } from "@/components/scorecard/choice-row";
import { answerOf } from "@/components/ui/answer-of";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { FeedbackInput } from "@/lib/data/visitor-feedback";
import { RECOMMENDATION_LABELS, RECOMMENDATIONS } from "@/lib/scorecards/recommendations";

type Answer = { ok: true } | { ok: false; reason: string };

export type FeedbackStart = {
  start: FeedbackInput;
  save: (input: FeedbackInput) => Promise<Answer>;
};

const CHOICES = RECOMMENDATIONS.map((value) => ({ value, label: RECOMMENDATION_LABELS[value] }));

/** What a visitor thinks: theirs to change until the link closes. */
export function FeedbackPanel({ start, save, hasMoments }: FeedbackStart & { hasMoments: boolean }) {
  const id = useId();
  const [feedback, setFeedback] = useState(start);
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const [status, setStatus] = useState<"untouched" | "changed" | "sending" | "sent">("untouched");
  const change = (part: Partial<FeedbackInput>) => {
    setFeedback((before) => ({ ...before, ...part }));
    setStatus("changed");
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setStatus("sending");
    const answer = await answerOf(() => save(feedback));
    setRefusal(answer.ok ? null : answer);
    setStatus(answer.ok ? "sent" : "changed");
  };
  return (
    <form
      aria-label="Your feedback"
      onSubmit={(event) => void send(event)}
      className="flex flex-col gap-4 max-lg:rounded-xl max-lg:border max-lg:bg-surface max-lg:p-4"
    >
      {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
      <Field id={`${id}-name`} label="Your name" hint="The team sees it beside what you write.">
        {(control) => (
          <Input
            {...control}
            required
            maxLength={100}
            autoComplete="name"
            value={feedback.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <ChoiceRow
        legend="Would you go on with this candidate?"
        choices={CHOICES}
        value={feedback.recommendation}
        onChange={(recommendation) => change({ recommendation })}
      />
      <Field id={`${id}-summary`} label="What you think" optional>
        {(control) => (
          <Textarea
            {...control}
            dir="auto"
            rows={4}
            maxLength={4000}
            value={feedback.summary}
            onChange={(event) => change({ summary: event.target.value })}
          />
        )}
      </Field>
      <FeedbackComments
        comments={feedback.comments}
        hasMoments={hasMoments}
        onChange={(comments) => change({ comments })}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" pending={status === "sending"}>
          {status === "sent" ? "Send again" : "Send feedback"}
        </Button>
        <p role="status" className="text-muted text-sm">
          {status === "sent" ? "Sent. You can change it as long as the link works." : null}
          {status === "changed" ? "Not sent yet" : null}
        </p>
      </div>
    </form>
  );
}
