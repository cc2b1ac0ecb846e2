import { RuleCard, type RuleCardProps } from "@/components/settings/rule-card";
import { setLimitsReviewersAction } from "@/lib/actions/settings";

/** Whether reviewers see only what is assigned to them, or every interview. */
export function ReviewersReach(props: RuleCardProps) {
  return <RuleCard {...props} save={setLimitsReviewersAction} words={WORDS} />;
}

const WORDS = {
  id: "reviewers-reach-title",
  title: "What reviewers see",
  on: "Only interviews assigned to them, and those for roles whose rules list them below.",
  off: "Every interview in your organisation.",
  turnOff: "Show them every interview",
  turnOn: "Show only what is assigned to them",
  question: {
    title: "Show reviewers only what is assigned to them?",
    description:
      "Within seconds, they will only see interviews assigned to them and those for roles whose rules list them. They lose access to all others, including ones they have reviewed. Their reviews stay visible to the team.",
    confirmLabel: "Show assigned only",
  },
};
