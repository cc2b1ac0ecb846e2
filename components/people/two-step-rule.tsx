import { RuleCard, type RuleCardProps } from "@/components/settings/rule-card";

/** Whether the organisation lets nobody in without two-step sign-in. */
export function TwoStepRule(props: RuleCardProps) {
  return <RuleCard {...props} words={WORDS} />;
}

const WORDS = {
  id: "two-step-rule-title",
  title: "Two-step sign-in for everybody",
  on: "Nobody gets in without it, or without a passkey. Who has neither is led there first.",
  off: "Everybody decides for themselves.",
  turnOff: "Leave it to each person",
  turnOn: "Ask everybody for it",
  question: {
    title: "Ask everybody for two-step sign-in?",
    description:
      "Whoever has neither that nor a passkey is stopped at their next click, also in the middle of a recording, and goes on once they have set it up.",
    confirmLabel: "Ask everybody",
  },
};
