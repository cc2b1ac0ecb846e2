"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useId, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import type { Selected } from "@/components/interviews/selection";
import { ChoiceRow } from "@/components/scorecard/choice-row";
import { OutcomeMarks } from "@/components/scorecard/outcome-marks";
import { ReasonField } from "@/components/scorecard/reason-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { decideManyAction } from "@/lib/actions/reviews";
import type { DecisionAnswer } from "@/lib/data/reviews/decisions";
import {
  DECISION_LABELS,
  DECISION_OUTCOMES,
  DECISION_REASONS,
  type DecisionOutcome,
} from "@/lib/scorecards/decision-reasons";

type BulkDecideDialogProps = {
  interviews: Selected[];
  onClose: () => void;
  /** Told which were decided; the others stay selected. */
  onDecided: (interviewIds: string[]) => void;
};

const OUTCOMES = DECISION_OUTCOMES.map((value) => ({ value, label: DECISION_LABELS[value].action }));

/** Decides on several interviews alike, and then says of each that could not be decided why. */
export function BulkDecideDialog({ interviews, onClose, onDecided }: BulkDecideDialogProps) {
  const id = useId();
  // What was chosen when it opened: the list behind it may change meanwhile.
  const [chosen] = useState(interviews);
  const [outcome, setOutcome] = useState<DecisionOutcome | null>(null);
  const [reasonCode, setReasonCode] = useState("");
  const [comment, setComment] = useState("");
  const tenant = useTenant();
  const { isSending, refusal, refuse, forget, send } = useSend("shown");
  const [answers, setAnswers] = useState<DecisionAnswer[] | null>(null);
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const count = `${chosen.length} interviews`;

  const decide = async () => {
    if (outcome === null) return refuse("Choose a decision.");
    if (Object.keys(DECISION_REASONS[outcome]).length > 0 && reasonCode === "")
      return refuse("Choose a reason.");
    const ids = chosen.map((interview) => interview.id);
    const input = { outcome, reasonCode: reasonCode || null, comment };
    const answer = await send(() => decideManyAction(tenant, ids, input));
    if (!answer) return;
    setAnswers(answer.answers);
    onDecided(answer.answers.flatMap(({ interviewId, reason }) => (reason === null ? [interviewId] : [])));
  };

  if (answers !== null && outcome !== null)
    return <Outcome chosen={chosen} answers={answers} outcome={outcome} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={`Decide on ${only?.candidateName ?? count}`}
      description={
        only
          ? "The decision can be reopened later."
          : "The same decision applies to each. Interviews without enough reviews are skipped."
      }
      footer={
        <Button
          variant={outcome === "reject" ? "danger" : "primary"}
          pending={isSending}
          onClick={() => void decide()}
        >
          {outcome === null ? "Decide" : `${DECISION_LABELS[outcome].action}${only ? "" : `: ${count}`}`}
        </Button>
      }
    >
      <Chosen chosen={chosen} />
      <ChoiceRow
        legend="Decision"
        choices={OUTCOMES}
        value={outcome}
        onChange={(next) => {
          setOutcome(next);
          setReasonCode("");
          forget();
        }}
      />
      <ReasonField id={`${id}-reason`} outcome={outcome} value={reasonCode} onChange={setReasonCode} />
      <Field id={`${id}-comment`} label="Comment" optional>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            dir="auto"
            maxLength={4000}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
            className="min-h-16"
          />
        )}
      </Field>
      <ErrorLine error={refusal?.reason} />
    </Dialog>
  );
}

/** Who is decided on, and what their reviews say, as far as the reader may know it. */
function Chosen({ chosen }: { chosen: Selected[] }) {
  return (
    <ul aria-label="Interviews" className="flex max-h-44 flex-col divide-y overflow-y-auto rounded-md border">
      {chosen.map(({ id, candidateName, roleName, outcome }) => (
        <li key={id} className="flex items-center justify-between gap-3 px-3 py-2">
          <span className="flex min-w-0 flex-col">
            <bdi className="truncate font-medium">{candidateName}</bdi>
            {roleName ? <bdi className="truncate text-muted text-sm">{roleName}</bdi> : null}
          </span>
          {outcome ? (
            <OutcomeMarks outcome={outcome} className="shrink-0" />
          ) : (
            <span className="shrink-0 text-muted text-sm">No reviews to show</span>
          )}
        </li>
      ))}
    </ul>
  );
}

type OutcomeProps = {
  chosen: Selected[];
  answers: DecisionAnswer[];
  outcome: DecisionOutcome;
  onClose: () => void;
};

function Outcome({ chosen, answers, outcome, onClose }: OutcomeProps) {
  const refused = answers.filter(({ reason }) => reason !== null);
  const decided = answers.length - refused.length;
  const names = new Map(chosen.map(({ id, candidateName }) => [id, candidateName]));
  const what = DECISION_LABELS[outcome].done.toLowerCase();
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={refused.length === 0 ? "Decided" : `${refused.length} of ${answers.length} not decided`}
      footer={
        <Button variant="primary" autoFocus onClick={onClose}>
          Done
        </Button>
      }
    >
      {decided > 0 ? (
        <p className="flex items-center gap-2">
          <CircleCheck aria-hidden className="size-4 shrink-0 text-success-text" />
          {decided === 1 ? "1 interview is" : `${decided} interviews are`} {what}.
        </p>
      ) : null}
      {refused.length > 0 ? (
        <>
          <p className="text-muted">These were skipped and are still selected:</p>
          <ul aria-label="Not decided" className="flex max-h-72 flex-col divide-y overflow-y-auto border-y">
            {refused.map(({ interviewId, reason }) => (
              <li key={interviewId} className="flex gap-2.5 py-2">
                <CircleAlert aria-hidden className="mt-0.75 size-4 shrink-0 text-warning-text" />
                <span className="flex min-w-0 flex-col">
                  <bdi className="break-words font-medium">{names.get(interviewId)}</bdi>
                  <span className="text-pretty text-muted text-sm">{reason}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Dialog>
  );
}
