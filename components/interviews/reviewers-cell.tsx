import { CircleCheck, CircleDashed, PencilLine } from "lucide-react";
import type { Reviewer } from "@/lib/data/reviews/assignments";
import { initials } from "@/lib/format/initials";

const STATES = {
  waiting: { label: "not started", Icon: CircleDashed, tone: "text-subtle" },
  draft: { label: "writing", Icon: PencilLine, tone: "text-warning-text" },
  submitted: { label: "submitted", Icon: CircleCheck, tone: "text-success-text" },
} as const;

const MOST_SHOWN = 3;

/** Who reviews an interview and how far they are: a name for one, initials for several. */
export function ReviewersCell({ reviewers }: { reviewers: Reviewer[] }) {
  const [only] = reviewers;
  if (!only) return null;
  const isOver = reviewers.length > MOST_SHOWN;
  // The number of those who are left takes the place of one.
  const shown = reviewers.slice(0, isOver ? MOST_SHOWN - 1 : MOST_SHOWN);
  const left = reviewers.length - shown.length;
  return (
    <ul className="flex min-w-0 items-center gap-x-2.5">
      {shown.map(({ userId, name, state }) => {
        const { label, Icon, tone } = STATES[state];
        return (
          <li key={userId} title={`${name}, ${label}`} className="flex min-w-0 items-center gap-1">
            <Icon aria-hidden className={`size-3.5 shrink-0 ${tone}`} />
            <span aria-hidden className={reviewers.length === 1 ? "truncate" : "shrink-0"}>
              {reviewers.length === 1 ? <bdi>{name}</bdi> : initials(name)}
            </span>
            <span className="sr-only">
              {name}, {label}
            </span>
          </li>
        );
      })}
      {isOver ? (
        <li className="text-subtle">
          <span aria-hidden>+{left}</span>
          <span className="sr-only">and {left} more</span>
        </li>
      ) : null}
    </ul>
  );
}
