import { describeActivity } from "@/components/scorecard/describe-activity";
import type { CandidateChange } from "@/lib/data/candidates/candidate-activities";
import type { TimelineEntry } from "@/lib/data/candidates/candidate-timeline";

const FIELDS = {
  ...{ name: "name", email: "email", role: "role", tags: "tags", owner: "owner", reference: "reference" },
} as const;

/** What happened, to be read after the name of whoever did it; by itself where nobody did. */
export function describeEntry(detail: TimelineEntry["detail"]): string {
  switch (detail.kind) {
    case "interview_created":
      return "new interview";
    case "interview_completed":
      return "interview completed";
    case "interview_failed":
      return "interview failed";
    case "candidate_edited":
      return `changed ${describeChanges(detail.changes)}`;
    case "candidate_imported":
      return `imported ${describeChanges(detail.changes) || "the reference"}`;
    case "platform_corrected":
      return `correction from the platform: ${describeChanges(detail.changes)}`;
    case "candidate_merged":
      return `merged ${detail.name} into this candidate (${interviews(detail.interviewCount)})`;
    case "candidate_unmerged":
      return `unmerged ${detail.name} (${interviews(detail.interviewCount)})`;
    case "interview_split_out":
      return `split off an interview as ${detail.name}`;
    case "candidate_split_from":
      return `split this candidate off from ${detail.name}`;
    default:
      return describeActivity(detail);
  }
}

function describeChanges(changes: CandidateChange[]): string {
  return changes
    .map(({ field, from, to }) => {
      if (from === null) return `${FIELDS[field]} to “${to}”`;
      return to === null
        ? `${FIELDS[field]} from “${from}” to none`
        : `${FIELDS[field]} from “${from}” to “${to}”`;
    })
    .join(", ");
}

function interviews(count: number): string {
  return count === 1 ? "1 interview" : `${count} interviews`;
}
