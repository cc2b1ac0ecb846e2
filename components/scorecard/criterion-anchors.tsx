import { cn } from "@/components/ui/cn";
import type { Criterion } from "@/lib/scorecards/criterion";

/** The scores of a scale that are described, with what they mean; none where a criterion has no scale. */
export function anchorsOf({ kind, anchors: { low, middle, high } }: Criterion) {
  const anchors = [
    { score: 1, text: low },
    { score: 3, text: middle },
    { score: 5, text: high },
  ];
  return kind === "scale" ? anchors.filter(({ text }) => text !== "") : [];
}

/** What a low, a middling and a high score look like. */
export function AnchorList({ criterion, className }: { criterion: Criterion; className?: string }) {
  return (
    <dl className={cn("grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5", className)}>
      {anchorsOf(criterion).map(({ score, text }) => (
        <div key={score} className="contents">
          <dt className="font-medium text-text tabular-nums">{score}</dt>
          <dd className="text-pretty text-muted">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
