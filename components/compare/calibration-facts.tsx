import { Card, CardBody } from "@/components/ui/card";
import type { CalibratedCandidate } from "@/lib/data/reports/calibration";
import type { Criterion } from "@/lib/scorecards/criterion";
import { scoreLabel } from "@/lib/scorecards/scores";
import { distributionOf, tendenciesOf } from "@/lib/scorecards/tendency";

type CalibrationFactsProps = { criterion: Criterion; candidates: CalibratedCandidate[] };

/** How the criterion is scored altogether, and by whom: counts and means, nothing concluded from them. */
export function CalibrationFacts({ criterion, candidates }: CalibrationFactsProps) {
  const ratings = candidates.flatMap((candidate) => candidate.ratings);
  const distribution = distributionOf(criterion, ratings);
  const tendencies = tendenciesOf(ratings);
  const most = Math.max(1, ...distribution.map(({ count }) => count));
  return (
    <div className="flex flex-col gap-4 lg:sticky lg:top-6 lg:self-start">
      <Card>
        <CardBody className="flex flex-col gap-3">
          <h2 className="break-words font-semibold text-lg">{criterion.name}</h2>
          {criterion.description ? <p className="text-pretty text-muted">{criterion.description}</p> : null}
          <Anchors criterion={criterion} />
        </CardBody>
      </Card>
      {tendencies.length > 0 ? (
        <Card>
          <CardBody className="flex flex-col gap-5">
            <table className="w-full text-sm">
              <caption className="mb-2 text-start font-semibold text-base">Scores given</caption>
              <thead className="sr-only">
                <tr>
                  <th scope="col">Score</th>
                  <th scope="col">Count</th>
                </tr>
              </thead>
              <tbody>
                {distribution.map(({ score, count }) => (
                  <tr key={score}>
                    <th scope="row" className="w-16 py-0.5 text-start font-normal text-muted">
                      {scoreLabel(criterion, score)}
                    </th>
                    <td className="py-0.5">
                      <span className="flex items-center gap-2">
                        <span
                          aria-hidden
                          className="h-3 rounded-sm bg-accent"
                          style={{ width: `${(count / most) * 75}%` }}
                        />
                        <span className="tabular-nums">{count}</span>
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <div className="flex flex-col gap-2">
              <table className="w-full text-sm">
                <caption className="mb-1 text-start font-semibold text-base">By reviewer</caption>
                <thead>
                  <tr className="text-muted">
                    <th scope="col" className="py-1.5 text-start font-medium">
                      Reviewer
                    </th>
                    <th scope="col" className="py-1.5 ps-3 text-end font-medium">
                      Scores
                    </th>
                    <th scope="col" className="py-1.5 ps-3 text-end font-medium">
                      {criterion.kind === "yes_no" ? "Yes" : "Mean"}
                    </th>
                  </tr>
                </thead>
                <tbody className="divide-y border-y">
                  {tendencies.map(({ authorId, authorName, count, mean }) => (
                    <tr key={authorId}>
                      <th scope="row" className="break-words py-1.5 text-start font-normal">
                        <bdi>{authorName}</bdi>
                      </th>
                      <td className="py-1.5 ps-3 text-end tabular-nums">{count}</td>
                      <td className="py-1.5 ps-3 text-end tabular-nums">
                        {criterion.kind === "yes_no" ? Math.round(mean * count) : mean.toFixed(1)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <p className="text-pretty text-sm text-subtle">
                Based on the candidates listed here. Reviewers may have heard different candidates.
              </p>
            </div>
          </CardBody>
        </Card>
      ) : null}
    </div>
  );
}

const ANCHORS = [
  ["1", "low"],
  ["3", "middle"],
  ["5", "high"],
] as const;

function Anchors({ criterion: { kind, anchors } }: { criterion: Criterion }) {
  const written = ANCHORS.filter(([, key]) => anchors[key] !== "");
  if (kind !== "scale" || written.length === 0) return null;
  return (
    <dl className="flex flex-col gap-1.5 text-sm">
      {written.map(([score, key]) => (
        <div key={key} className="flex gap-3">
          <dt className="font-medium tabular-nums">{score}</dt>
          <dd className="text-pretty text-muted">{anchors[key]}</dd>
        </div>
      ))}
    </dl>
  );
}
