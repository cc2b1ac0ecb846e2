import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { ReviewLinkState } from "@/lib/data/links/review-links";

export const STATE_WORDS: Record<ReviewLinkState, string> = {
  active: "Active",
  scheduled: "Scheduled",
  exhausted: "Used up",
  expired: "Expired",
  revoked: "Revoked",
};

const TONES: Record<ReviewLinkState, BadgeTone> = {
  active: "success",
  scheduled: "accent",
  exhausted: "warning",
  expired: "neutral",
  revoked: "neutral",
};

/** How a review link stands. */
export function LinkStateBadge({ state }: { state: ReviewLinkState }) {
  return <Badge tone={TONES[state]}>{STATE_WORDS[state]}</Badge>;
}
