"use client";

import { MessageSquarePlus } from "lucide-react";
import { useId, useState } from "react";
import { ChoiceRow } from "@/components/scorecard/choice-row";
import { AnchorList, anchorsOf } from "@/components/scorecard/criterion-anchors";
import { CriterionComment } from "@/components/scorecard/criterion-comment";
import { EvidenceList } from "@/components/scorecard/evidence-list";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
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
        <CriterionComment id={`${id}-comment`} criterion={criterion} rating={rating} onChange={on.onChange} />
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
function choicesOf(criterion: Criterion) {
  if (criterion.kind !== "scale") return YES_NO;
  const meanings = new Map(anchorsOf(criterion).map(({ score, text }) => [score, text]));
  return SCALE.map((choice) => ({ ...choice, title: meanings.get(choice.value) }));
}

/** What it asks, and what a low, a middling and a high score look like. */
function Meaning({ criterion }: { criterion: Criterion }) {
  const hasAnchors = anchorsOf(criterion).length > 0;
  if (criterion.description === "" && !hasAnchors) return null;
  return (
    <div className="flex flex-col gap-1 text-muted text-sm">
      {criterion.description ? <p className="text-pretty">{criterion.description}</p> : null}
      {hasAnchors ? <AnchorList criterion={criterion} /> : null}
    </div>
  );
}
