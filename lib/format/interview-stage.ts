/** The ready-made views of the list: what a team has still to do with its interviews, by name. */
export const STAGE_LABELS = {
  review: "Needs review",
  ready: "Ready to decide",
  split: "Reviewers disagree",
} as const;

export type InterviewStage = keyof typeof STAGE_LABELS;

export const STAGES = Object.keys(STAGE_LABELS) as InterviewStage[];
