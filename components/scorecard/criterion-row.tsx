"use client";

import { MessageSquarePlus } from "lucide-react";
import { useId, useState } from "react";
import { ChoiceRow } from "@/components/scorecard/choice-row";
import { EvidenceList } from "@/components/scorecard/evidence-list";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import type { Criterion, Rating } from "@/lib/scorecards/criterion";
import { SCALE, YES_NO } from "@/lib/scorecards/scores";

type CriterionRowProps = {
  criterion: Criterion;
  rating: Rating;
  /** It was asked for and is not there. */
  isMissing: boolean;
  /** The one that keys score: it says what its scores mean. */
  isMarked: boolean;
  onMark: () => void;
  onChange: (change: Partial<Rating>) => void;
};

/** One criterion on a line of its own: name and score; what it means, comment and evidence where they are wanted. */
export function CriterionRow({ criterion, rating, isMissing, isMarked, ...on }: CriterionRowProps) {
  const id = useId();
  const [isCommenting, setIsCommenting] = useState(false);
  const isText = criterion.kind === "text";
  const hasComment = isText || isCommenting || rating.comment !== "";
  return (
    <div
      data-criterion={criterion.id}
      aria-current={isMarked ? "step" : undefined}
      onFocusCapture={(event) => {
        // A press that moved the row away under itself would not be one: pressing marks by what it chooses.
        if (event.target.matches(":focus-visible")) on.onMark();
      }}
      className={cn("-mx-2 flex flex-col gap-1.5 rounded-md px-2 py-1.5", isMarked && "bg-surface-selected")}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h3 id={`${id}-name`} className="min-w-24 flex-1 text-pretty font-medium text-sm">
          {criterion.name}
          {isMissing ? <span className="font-normal text-danger-text"> · Missing</span> : null}
          {!isMissing && !criterion.isRequired ? (
            <span className="font-normal text-subtle"> · Optional</span>
          ) : null}
        </h3>
        {isText ? null : (
          <ChoiceRow
            legend={criterion.name}
            hideLegend
            choices={choicesOf(criterion)}
            value={rating.score}
            onChange={(score) => {
              on.onChange({ score });
              on.onMark();
            }}
            className="w-44 touch:w-full"
          />
        )}
      </div>
      {isMarked ? <Meaning criterion={criterion} /> : null}
      {hasComment ? (
        <div>
          <Label htmlFor={`${id}-comment`} className="sr-only">
            {isText ? criterion.name : `Comment on ${criterion.name}`}
          </Label>
          <Textarea
            id={`${id}-comment`}
            rows={2}
            dir="auto"
            maxLength={4000}
            value={rating.comment}
            placeholder={isText ? "Your answer" : "What did they say or do?"}
            onChange={(event) => on.onChange({ comment: event.target.value })}
            className="min-h-16"
          />
        </div>
      ) : null}
      {isMarked || rating.evidence.length > 0 ? (
        <div className="-ms-1.5 flex flex-wrap items-center gap-1">
          {isMarked && !hasComment ? (
            <IconButton
              size="sm"
              label={`Comment on ${criterion.name}`}
              onClick={() => setIsCommenting(true)}
            >
              <MessageSquarePlus aria-hidden />
            </IconButton>
          ) : null}
          <EvidenceList
            evidence={rating.evidence}
            canLink={isMarked}
            onChange={(evidence) => on.onChange({ evidence })}
          />
        </div>
      ) : null}
    </div>
  );
}

/** The scores to choose from, those that are described with what they mean. */
function choicesOf({ kind, anchors: { low, middle, high } }: Criterion) {
  if (kind !== "scale") return YES_NO;
  const meanings: Record<number, string> = { 1: low, 3: middle, 5: high };
  return SCALE.map((choice) => ({ ...choice, title: meanings[choice.value] || undefined }));
}

/** What it asks, and what a low, a middling and a high score look like. */
function Meaning({ criterion }: { criterion: Criterion }) {
  const { low, middle, high } = criterion.anchors;
  const anchors = [
    { score: 1, text: low },
    { score: 3, text: middle },
    { score: 5, text: high },
  ].filter(({ text }) => text !== "");
  const hasAnchors = criterion.kind === "scale" && anchors.length > 0;
  if (criterion.description === "" && !hasAnchors) return null;
  return (
    <div className="flex flex-col gap-1 text-muted text-sm">
      {criterion.description ? <p className="text-pretty">{criterion.description}</p> : null}
      {hasAnchors ? (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5">
          {anchors.map(({ score, text }) => (
            <div key={score} className="contents">
              <dt className="font-medium text-text tabular-nums">{score}</dt>
              <dd className="text-pretty">{text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}
