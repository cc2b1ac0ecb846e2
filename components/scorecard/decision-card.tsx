"use client";

import { useId, useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import { ChoiceRow } from "@/components/scorecard/choice-row";
import { DecisionBadge } from "@/components/scorecard/decision-badge";
import type { ScorecardActions } from "@/components/scorecard/scorecard-actions";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import type { Decision, DecisionState } from "@/lib/data/reviews/decisions";
import {
  DECISION_LABELS,
  DECISION_OUTCOMES,
  DECISION_REASONS,
  type DecisionOutcome,
  reasonLabel,
} from "@/lib/scorecards/decision-reasons";

type DecisionCardProps = {
  state: DecisionState;
  canDecide: boolean;
  actions: Pick<ScorecardActions, "decide" | "reopenDecision">;
  onChanged: () => void;
};

/** The decision: what it is, what is missing for it, or the means to take it. */
export function DecisionCard({ state, canDecide, actions, onChanged }: DecisionCardProps) {
  const { decision, missing } = state;
  if (!decision && !canDecide) return null;
  return (
    <section aria-labelledby="decision-title" className="flex flex-col gap-3 border-t py-4">
      <h2 id="decision-title" className="font-semibold">
        Decision
      </h2>
      {decision ? (
        <Decided
          decision={decision}
          {...(canDecide ? { onReopen: actions.reopenDecision, onChanged } : {})}
        />
      ) : missing.length > 0 ? (
        <p className="text-pretty text-muted">{missing.join(" ")}</p>
      ) : (
        <DecisionForm decide={actions.decide} onDecided={onChanged} />
      )}
    </section>
  );
}

type DecidedProps = {
  decision: Decision;
  onReopen?: ScorecardActions["reopenDecision"];
  onChanged?: () => void;
};

function Decided({ decision, onReopen, onChanged }: DecidedProps) {
  const [error, setError] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const reopen = async () => {
    if (!onReopen) return;
    setIsSending(true);
    const answer = await answerOf(onReopen);
    setIsSending(false);
    if (answer.ok) onChanged?.();
    else setError(answer.reason);
  };
  const reason = reasonLabel(decision.outcome, decision.reasonCode);
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <DecisionBadge outcome={decision.outcome} />
        {reason ? <span>{reason}</span> : null}
      </p>
      {decision.comment ? (
        <p dir="auto" className="whitespace-pre-wrap text-pretty break-words">
          {decision.comment}
        </p>
      ) : null}
      <p className="text-sm text-subtle">
        {decision.decidedByName}, <Time iso={decision.decidedAt} />
      </p>
      {error ? (
        <p role="alert" className="text-danger-text text-sm">
          {error}
        </p>
      ) : null}
      {onReopen ? (
        <Button size="sm" className="self-start" pending={isSending} onClick={() => void reopen()}>
          Reopen decision
        </Button>
      ) : null}
    </div>
  );
}

const OUTCOMES = DECISION_OUTCOMES.map((value) => ({ value, label: DECISION_LABELS[value].action }));

function DecisionForm({ decide, onDecided }: { decide: ScorecardActions["decide"]; onDecided: () => void }) {
  const id = useId();
  const [outcome, setOutcome] = useState<DecisionOutcome | null>(null);
  const [reasonCode, setReasonCode] = useState("");
  const [comment, setComment] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const reasons = outcome === null ? [] : Object.entries(DECISION_REASONS[outcome]);

  const send = async () => {
    if (isSending || outcome === null) return;
    setIsSending(true);
    setError(null);
    const answer = await answerOf(() => decide({ outcome, reasonCode: reasonCode || null, comment }));
    setIsSending(false);
    if (answer.ok) onDecided();
    else setError(answer.reason);
  };

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ChoiceRow
        legend="Decision"
        hideLegend
        choices={OUTCOMES}
        value={outcome}
        onChange={(next) => {
          setOutcome(next);
          setReasonCode("");
          setError(null);
        }}
      />
      {reasons.length > 0 ? (
        <div className="flex flex-col gap-1.5">
          <Label htmlFor={`${id}-reason`}>Reason</Label>
          <Select
            id={`${id}-reason`}
            required
            value={reasonCode}
            onChange={(event) => setReasonCode(event.target.value)}
          >
            <option value="">Choose a reason</option>
            {reasons.map(([code, label]) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </Select>
        </div>
      ) : null}
      {outcome === null ? null : (
        <>
          <div className="flex flex-col gap-1.5">
            <Label htmlFor={`${id}-comment`}>Comment</Label>
            <Textarea
              id={`${id}-comment`}
              rows={2}
              dir="auto"
              maxLength={4000}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
              className="min-h-16"
            />
          </div>
          {error ? (
            <p role="alert" className="text-pretty text-danger-text text-sm">
              {error}
            </p>
          ) : null}
          <Button
            type="submit"
            variant={outcome === "reject" ? "danger" : "primary"}
            pending={isSending}
            className="self-start"
          >
            {DECISION_LABELS[outcome].action}
          </Button>
        </>
      )}
    </form>
  );
}
