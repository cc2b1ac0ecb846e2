import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import type { Criterion, Rating } from "@/lib/scorecards/criterion";

type CriterionCommentProps = {
  id: string;
  criterion: Criterion;
  rating: Rating;
  onChange: (change: Pick<Rating, "comment">) => void;
};

/** Why a criterion was scored so, or the answer where it asks for a text. */
export function CriterionComment({ id, criterion, rating, onChange }: CriterionCommentProps) {
  const isText = criterion.kind === "text";
  return (
    <div>
      <Label htmlFor={id} className="sr-only">
        {isText ? criterion.name : `Comment on ${criterion.name}`}
      </Label>
      <Textarea
        id={id}
        rows={2}
        dir="auto"
        maxLength={4000}
        value={rating.comment}
        placeholder={isText ? "Your answer" : "What did they say or do?"}
        onChange={(event) => onChange({ comment: event.target.value })}
        className="min-h-16"
      />
    </div>
  );
}
