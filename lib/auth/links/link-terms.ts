/** What a review link shows and allows. */
export type LinkTerms = {
  showsRecording: boolean;
  showsTranscript: boolean;
  showsScores: boolean;
  allowsDownload: boolean;
  allowsFeedback: boolean;
  /** The feedback has a scorecard to fill in. */
  asksScorecard: boolean;
  /** Names, references and addresses of the candidates are kept from the visitor. */
  isMasked: boolean;
  struckNames: string[];
};

/** All of them, as they are selected. */
export const LINK_TERMS = {
  showsRecording: true,
  showsTranscript: true,
  showsScores: true,
  allowsDownload: true,
  allowsFeedback: true,
  asksScorecard: true,
  isMasked: true,
  struckNames: true,
} as const satisfies Record<keyof LinkTerms, true>;
