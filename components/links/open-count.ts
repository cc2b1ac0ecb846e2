import type { ReviewLink } from "@/lib/data/links/review-links";

/** `Not opened yet`, `Opened once`, `Opened 4 times`, `Opened 2 of 5 times`. */
export function openCountWords({ openCount, maxOpens }: Pick<ReviewLink, "openCount" | "maxOpens">): string {
  if (maxOpens !== null) return `Opened ${openCount} of ${maxOpens} times`;
  if (openCount === 0) return "Not opened yet";
  return openCount === 1 ? "Opened once" : `Opened ${openCount} times`;
}

/** Who or what a link is about, in one line: for whom it is, else what it is called, else whom it shows. */
export function linkTitle({ recipient, headline, interviews }: ReviewLink): string {
  if (recipient || headline) return recipient || headline;
  const [first, ...others] = interviews;
  if (!first) return "Interviews that were removed";
  if (others.length === 0) return first.candidateName;
  return `${first.candidateName} and ${others.length === 1 ? "1 other" : `${others.length} others`}`;
}
