import { RuleCard, type RuleCardProps } from "@/components/settings/rule-card";

/** Whether reviewers see only what is assigned to them, or every interview. */
export function ReviewersReach(props: RuleCardProps) {
  return <RuleCard {...props} words={WORDS} />;
}

const WORDS = {
  id: "reviewers-reach-title",
  title: "What reviewers see",
  on: "Only interviews assigned to them, and those of roles whose rule names them below. Nothing tells them of others.",
  off: "Every interview of your organisation, like everybody else.",
  turnOff: "Show them every interview",
  turnOn: "Show only what is assigned to them",
  question: {
    title: "Show reviewers only what is assigned to them?",
    description:
      "Within seconds they see only the interviews assigned to them, and those of roles whose rule names them. All others are not found any more, even those that they have reviewed; what they wrote there stays for the team.",
    confirmLabel: "Show only theirs",
  },
};
