import type { LinkChangeInput } from "@/lib/data/links/link-input";

/** What the forms of a link hold; texts as they stand in the fields. */
export type LinkDraft = {
  recipient: string;
  headline: string;
  message: string;
  maxOpens: string;
  passcode: string;
  readers: string;
  showsRecording: boolean;
  showsTranscript: boolean;
  showsScores: boolean;
  noteIds: string[];
  allowsDownload: boolean;
  allowsFeedback: boolean;
  /** `none`, `role` for the one of each interview's role, or the id of one. */
  scorecard: string;
  isMasked: boolean;
  names: string;
};

export type LinkFieldsProps = { draft: LinkDraft; change: (part: Partial<LinkDraft>) => void };

/** The draft as it is sent. */
export function termsOf(draft: LinkDraft): LinkChangeInput {
  const { names, readers, maxOpens, passcode, scorecard, ...same } = draft;
  const asksScorecard = draft.allowsFeedback && scorecard !== "none";
  return {
    ...same,
    asksScorecard,
    scorecardId: asksScorecard && scorecard !== "role" ? scorecard : null,
    maxOpens: maxOpens === "" ? null : Number(maxOpens),
    passcode: passcode === "" ? null : passcode,
    allowedReaders: linesOf(readers),
    struckNames: draft.isMasked ? linesOf(names) : [],
  };
}

function linesOf(text: string): string[] {
  return text.split("\n").flatMap((line) => line.trim() || []);
}
