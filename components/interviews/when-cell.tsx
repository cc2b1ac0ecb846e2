import { Time } from "@/components/ui/time";
import type { InterviewListItem } from "@/lib/data/interviews/interviews";

type WhenCellProps = {
  interview: Pick<InterviewListItem, "status" | "createdAt" | "startedAt" | "completedAt">;
};

/** When it was completed; before that, what happened last and when. */
export function WhenCell({ interview }: WhenCellProps) {
  if (interview.completedAt) return <Time iso={interview.completedAt} className="text-text" />;
  const { word, iso } = lastStep(interview);
  return (
    <span>
      {word} <Time iso={iso} />
    </span>
  );
}

function lastStep({ status, createdAt, startedAt }: WhenCellProps["interview"]) {
  if (startedAt) return { word: "Started", iso: startedAt };
  return { word: status === "initiated" ? "Invited" : "Created", iso: createdAt };
}
