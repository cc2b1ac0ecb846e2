import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { Review } from "@/lib/data/reviews/reviews";
import { initials } from "@/lib/format/initials";
import { isFarApart, spreadOf } from "@/lib/scorecards/spread";

/** Reviewers' scores side by side; where they are far apart, it says so. */
export function SpreadTable({ reviews }: { reviews: Review[] }) {
  const spread = spreadOf(reviews);
  if (reviews.length < 2 || spread.length === 0) return null;
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <caption className="sr-only">Scores of each reviewer</caption>
        <thead>
          <tr className="text-muted">
            <th scope="col" className="py-1.5 pe-2 text-start font-medium">
              Criterion
            </th>
            {reviews.map((review) => (
              <th key={review.id} scope="col" className="w-10 py-1.5 text-center font-medium">
                <abbr title={review.authorName} className="no-underline">
                  {initials(review.authorName)}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y border-y">
          {spread.map((one) => (
            <tr key={one.criterion.id}>
              <th scope="row" className="py-1.5 pe-2 text-start font-normal">
                <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                  {one.criterion.name}
                  {isFarApart(one) ? <Badge tone="warning">Reviewers disagree</Badge> : null}
                </span>
              </th>
              {one.scores.map((score, index) => (
                <td
                  key={reviews[index]?.id}
                  className={cn("py-1.5 text-center tabular-nums", score === null && "text-subtle")}
                >
                  {score === null
                    ? "–"
                    : one.criterion.kind === "yes_no"
                      ? score === 1
                        ? "Yes"
                        : "No"
                      : score}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
