export type DecisionOutcome = "advance" | "hold" | "reject";

/** Why somebody was decided on like that: codes that are stored, and what people read. */
export const DECISION_REASONS: Record<DecisionOutcome, Record<string, string>> = {
  advance: {},
  hold: {
    waiting_for_others: "Waiting for other candidates",
    more_information: "More information needed",
    no_opening: "No opening right now",
  },
  reject: {
    skills: "Skills do not match the role",
    experience: "Not enough relevant experience",
    answers: "Answers did not show what the role needs",
    conditions: "Hours, location or pay do not fit",
    withdrew: "Candidate withdrew",
    position_filled: "Position is filled",
    other: "Other, see comment",
  },
};

/** The button that decides, and how a decided interview reads. */
export const DECISION_LABELS: Record<DecisionOutcome, { action: string; done: string }> = {
  advance: { action: "Advance", done: "Advanced" },
  hold: { action: "Put on hold", done: "On hold" },
  reject: { action: "Reject", done: "Rejected" },
};

export const DECISION_OUTCOMES = Object.keys(DECISION_LABELS) as DecisionOutcome[];

/** A reason as people read it; null for a code that is not known. */
export function reasonLabel(outcome: DecisionOutcome, code: string | null): string | null {
  return (code !== null && DECISION_REASONS[outcome][code]) || null;
}
