"use client";

import { MessageSquarePlus } from "lucide-react";
import { useId, useState } from "react";
import { ChoiceRow } from "@/components/scorecard/choice-row";
import { AnchorList, anchorsOf } from "@/components/scorecard/criterion-anchors";
import { CriterionComment } from "@/components/scorecard/criterion-comment";
import { EvidenceList } from "@/components/scorecard/evidence-list";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import type { Criterion, Rating } from "@/lib/scorecards/criterion";
import { SCALE, YES_NO } from "@/lib/scorecards/scores";

type CriterionFieldProps = {
  criterion: Criterion;
  rating: Rating;
  /** It was asked for and is not there. */
  isMissing: boolean;
  /** Left out where nothing has to be filled in. */
  marksOptional?: boolean;
  onChange: (change: Partial<Rating>) => void;
};

/** One criterion to score: what it means, the score, and why. */
export function CriterionField(props: CriterionFieldProps) {
  const { criterion, rating, isMissing, marksOptional = false, onChange } = props;
  const id = useId();
  const [isCommenting, setIsCommenting] = useState(rating.comment !== "");
  const hasComment = criterion.kind === "text" || isCommenting || rating.comment !== "";
  return (
    <div className="flex flex-col gap-2 py-4" data-criterion={criterion.id}>
      <div className="flex items-baseline justify-between gap-2">
        <h3 id={`${id}-name`} className="font-medium">
          {criterion.name}
        </h3>
        {isMissing ? (
          <span className="text-danger-text text-sm">Missing</span>
        ) : criterion.isRequired || !marksOptional ? null : (
          <span className="text-sm text-subtle">Optional</span>
        )}
      </div>
      {criterion.description ? (
        <p className="text-pretty text-muted text-sm">{criterion.description}</p>
      ) : null}
      {criterion.kind === "text" ? null : (
        <ChoiceRow
          legend={criterion.name}
          hideLegend
          choices={criterion.kind === "scale" ? SCALE : YES_NO}
          value={rating.score}
          onChange={(score) => onChange({ score })}
        />
      )}
      <Anchors criterion={criterion} />
      {hasComment ? (
        <CriterionComment id={`${id}-comment`} criterion={criterion} rating={rating} onChange={onChange} />
      ) : null}
      <div className="-ms-1.5 flex flex-wrap items-center gap-1.5">
        {hasComment ? null : (
          <Button size="sm" variant="ghost" className="px-1.5" onClick={() => setIsCommenting(true)}>
            <MessageSquarePlus aria-hidden /> Comment
          </Button>
        )}
        <EvidenceList evidence={rating.evidence} onChange={(evidence) => onChange({ evidence })} />
      </div>
    </div>
  );
}

/** What the scores mean, where they are described. */
function Anchors({ criterion }: { criterion: Criterion }) {
  if (anchorsOf(criterion).length === 0) return null;
  return (
    <Disclosure
      className="text-sm"
      summary="What the scores mean"
      summaryClassName="w-fit py-1 text-muted hover:text-text"
    >
      <AnchorList criterion={criterion} className="gap-y-1 pt-1" />
    </Disclosure>
  );
}
