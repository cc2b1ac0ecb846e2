import { RuleCard, type RuleCardProps } from "@/components/settings/rule-card";
import { setNeedsTwoStepAction } from "@/lib/actions/people";

/** Whether the organisation lets nobody in without two-step sign-in. */
export function TwoStepRule(props: RuleCardProps) {
  return <RuleCard {...props} save={setNeedsTwoStepAction} words={WORDS} />;
}

const WORDS = {
  id: "two-step-rule-title",
  title: "Two-step sign-in",
  on: "Required for everyone, unless they use a passkey. People who have neither must set one up first.",
  off: "Optional for each person.",
  turnOff: "Make optional",
  turnOn: "Require for everyone",
  question: {
    title: "Require two-step sign-in for everyone?",
    description:
      "People without it or a passkey lose access at once, even during playback, until they set it up.",
    confirmLabel: "Require",
  },
};
