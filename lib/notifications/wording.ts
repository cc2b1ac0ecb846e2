import type { NotificationKind } from "./kinds";

/** One thing to tell somebody. Names are as that person may see them. */
export type News = {
  kind: NotificationKind;
  /** Null: Debrief itself. */
  causedByName: string | null;
  candidateName: string;
  /** Of a decision. */
  outcome: "advance" | "hold" | "reject" | null;
  /** Of a decision that was taken back since. */
  isReopened: boolean;
  /** Of an interview that can be heard. */
  isCompleted: boolean;
};

const OUTCOME = { advance: "advances", hold: "is on hold", reject: "is rejected" } as const;

/** The news in one sentence. */
export function newsText(news: News): string {
  const { kind, causedByName, candidateName } = news;
  const who = causedByName ?? "Debrief";
  switch (kind) {
    case "assigned":
      return causedByName === null
        ? `${candidateName} is yours to review.`
        : `${who} asks you to review ${candidateName}${news.isCompleted ? "" : " when the interview is complete"}.`;
    case "mentioned":
      return `${who} mentioned you in a note on ${candidateName}.`;
    case "replied":
      return `${who} replied in your thread on ${candidateName}.`;
    case "completed":
      return `The interview with ${candidateName} is complete.`;
    case "reviews_in":
      return `All reviews of ${candidateName} are in.`;
    case "decided":
      return `${who} decided: ${candidateName} ${OUTCOME[news.outcome ?? "hold"]}.${news.isReopened ? " Reopened since." : ""}`;
  }
}
