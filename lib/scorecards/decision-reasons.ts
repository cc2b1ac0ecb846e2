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
    conditions: "Hours, place or pay do not fit",
    withdrew: "Candidate withdrew",
    position_filled: "Position is filled",
    other: "Other, see comment",
  },
};
