"use client";

import { useId, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { ChoiceRow } from "@/components/scorecard/choice-row";
import { DecisionBadge } from "@/components/scorecard/decision-badge";
import { ReasonField } from "@/components/scorecard/reason-field";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import { decideAction, reopenDecisionAction } from "@/lib/actions/reviews";
import type { Decision, DecisionState } from "@/lib/data/reviews/decisions";
import {
  DECISION_LABELS,
  DECISION_OUTCOMES,
  type DecisionOutcome,
  reasonLabel,
} from "@/lib/scorecards/decision-reasons";

type DecisionCardProps = {
  state: DecisionState;
  canDecide: boolean;
  interviewId: string;
  onChanged: () => void;
};

/** The decision: what it is, what is missing for it, or the means to take it. */
export function DecisionCard({ state, canDecide, interviewId, onChanged }: DecisionCardProps) {
  const { decision, missing } = state;
  if (!decision && !canDecide) return null;
  return (
    <section aria-labelledby="decision-title" className="flex flex-col gap-3 border-t py-4">
      <h2 id="decision-title" className="font-semibold">
        Decision
      </h2>
      {decision ? (
        <Decided decision={decision} {...{ interviewId, canDecide, onChanged }} />
      ) : missing.length > 0 ? (
        <p className="text-pretty text-muted">{missing.join(" ")}</p>
      ) : (
        <DecisionForm interviewId={interviewId} onDecided={onChanged} />
      )}
    </section>
  );
}

type DecidedProps = { decision: Decision; interviewId: string; canDecide: boolean; onChanged: () => void };

function Decided({ decision, interviewId, canDecide, onChanged }: DecidedProps) {
  const tenant = useTenant();
  const { isSending, refusal, send } = useSend("shown");
  const reopen = async () => {
    if (await send(() => reopenDecisionAction(tenant, interviewId))) onChanged();
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
      <ErrorLine error={refusal?.reason} />
      {canDecide ? (
        <Button size="sm" className="self-start" pending={isSending} onClick={() => void reopen()}>
          Reopen decision
        </Button>
      ) : null}
    </div>
  );
}

const OUTCOMES = DECISION_OUTCOMES.map((value) => ({ value, label: DECISION_LABELS[value].action }));

function DecisionForm({ interviewId, onDecided }: { interviewId: string; onDecided: () => void }) {
  const id = useId();
  const [outcome, setOutcome] = useState<DecisionOutcome | null>(null);
  const [reasonCode, setReasonCode] = useState("");
  const [comment, setComment] = useState("");
  const tenant = useTenant();
  const { isSending, refusal, forget, send } = useSend("shown");

  const decide = async () => {
    if (outcome === null) return;
    const input = { outcome, reasonCode: reasonCode || null, comment };
    if (await send(() => decideAction(tenant, interviewId, input))) onDecided();
  };

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void decide();
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
          forget();
        }}
      />
      <ReasonField
        id={`${id}-reason`}
        outcome={outcome}
        value={reasonCode}
        onChange={setReasonCode}
        required
      />
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
          <ErrorLine error={refusal?.reason} />
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
